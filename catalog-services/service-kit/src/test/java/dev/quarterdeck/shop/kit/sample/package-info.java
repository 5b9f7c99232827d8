/** A service as small as can be, to see what the kit makes of it. */
@NullMarked
package dev.quarterdeck.shop.kit.sample;

import org.jspecify.annotations.NullMarked;
