/** The processes of this machine that the cluster started: their command line, output, number and end. */
@NullMarked
package dev.quarterdeck.connector.local.process;

import org.jspecify.annotations.NullMarked;
