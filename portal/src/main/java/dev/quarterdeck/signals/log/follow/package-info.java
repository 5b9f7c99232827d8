/** Reads lines as they are written, once for all who follow them. */
@NullMarked
package dev.quarterdeck.signals.log.follow;

import org.jspecify.annotations.NullMarked;
