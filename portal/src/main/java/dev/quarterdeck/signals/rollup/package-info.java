/** Keeps samples coarser the older they are, and removes them in the end. */
@NullMarked
package dev.quarterdeck.signals.rollup;

import org.jspecify.annotations.NullMarked;
