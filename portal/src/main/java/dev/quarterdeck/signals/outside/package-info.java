/** Measurements of components that run elsewhere, asked of the systems that keep them. */
@NullMarked
package dev.quarterdeck.signals.outside;

import org.jspecify.annotations.NullMarked;
