/** Asking for a promotion, and deciding about it on evidence. */
@NullMarked
package dev.quarterdeck.delivery.promotion.web;

import org.jspecify.annotations.NullMarked;
