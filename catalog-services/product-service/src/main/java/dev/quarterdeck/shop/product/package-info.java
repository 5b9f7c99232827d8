/** What the shop sells and for how much. */
@NullMarked
package dev.quarterdeck.shop.product;

import org.jspecify.annotations.NullMarked;
