/** Immutable versions of components, and the evidence for them. */
@NullMarked
package dev.quarterdeck.delivery.release;

import org.jspecify.annotations.NullMarked;
