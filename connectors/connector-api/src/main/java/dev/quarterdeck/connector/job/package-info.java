/** Programs that end, run on a cluster. */
@NullMarked
package dev.quarterdeck.connector.job;

import org.jspecify.annotations.NullMarked;
