/** Quarterdeck, a self-hosted internal developer portal. */
@NullMarked
package dev.quarterdeck;

import org.jspecify.annotations.NullMarked;
