/** The shop as its customers see it. */
@NullMarked
package dev.quarterdeck.shop.storefront;

import org.jspecify.annotations.NullMarked;
