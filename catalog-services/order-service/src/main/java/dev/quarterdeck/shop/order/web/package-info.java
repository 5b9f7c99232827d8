/** Orders over HTTP. */
@NullMarked
package dev.quarterdeck.shop.order.web;

import org.jspecify.annotations.NullMarked;
