/** Reads what the replicas of one component wrote as one stream. */
@NullMarked
package dev.quarterdeck.signals.log.replica;

import org.jspecify.annotations.NullMarked;
