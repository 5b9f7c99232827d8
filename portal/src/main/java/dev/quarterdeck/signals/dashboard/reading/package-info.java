/** Finds what panels show. */
@NullMarked
package dev.quarterdeck.signals.dashboard.reading;

import org.jspecify.annotations.NullMarked;
