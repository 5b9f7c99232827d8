/** What every service of the shop shares. */
@NullMarked
package dev.quarterdeck.shop.kit;

import org.jspecify.annotations.NullMarked;
