/** Stock and reservations over HTTP. */
@NullMarked
package dev.quarterdeck.shop.inventory.web;

import org.jspecify.annotations.NullMarked;
