/** The one address under which the shop's services are reached from outside. */
@NullMarked
package dev.quarterdeck.shop.gateway;

import org.jspecify.annotations.NullMarked;
