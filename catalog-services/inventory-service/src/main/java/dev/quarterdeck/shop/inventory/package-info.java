/** How much there is of everything, and who has been promised some of it. */
@NullMarked
package dev.quarterdeck.shop.inventory;

import org.jspecify.annotations.NullMarked;
