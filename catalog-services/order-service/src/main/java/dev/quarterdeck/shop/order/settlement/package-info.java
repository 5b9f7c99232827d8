/** Brings every order to its end, whatever fails on the way. */
@NullMarked
package dev.quarterdeck.shop.order.settlement;

import org.jspecify.annotations.NullMarked;
