/** Searches that people want to find again. */
@NullMarked
package dev.quarterdeck.signals.log.saved;

import org.jspecify.annotations.NullMarked;
