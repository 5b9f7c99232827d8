/** Errors as RFC 9457 problems. */
@NullMarked
package dev.quarterdeck.shop.kit.problem;

import org.jspecify.annotations.NullMarked;
