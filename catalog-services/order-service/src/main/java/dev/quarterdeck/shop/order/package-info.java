/** Orders, and where each of them stands. */
@NullMarked
package dev.quarterdeck.shop.order;

import org.jspecify.annotations.NullMarked;
