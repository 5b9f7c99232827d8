/** How somebody's wish becomes an order. */
@NullMarked
package dev.quarterdeck.shop.order.placement;

import org.jspecify.annotations.NullMarked;
