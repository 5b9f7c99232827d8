/** The embedded cluster: workloads as supervised processes on this machine. */
@NullMarked
package dev.quarterdeck.connector.local;

import org.jspecify.annotations.NullMarked;
