/** Moving a release on to the next environment, by those entitled. */
@NullMarked
package dev.quarterdeck.delivery.promotion;

import org.jspecify.annotations.NullMarked;
