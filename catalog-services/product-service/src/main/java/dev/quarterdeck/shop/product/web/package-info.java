/** The catalogue over HTTP. */
@NullMarked
package dev.quarterdeck.shop.product.web;

import org.jspecify.annotations.NullMarked;
