/** The stories of the portal, told from outside in a real browser. */
@NullMarked
package dev.quarterdeck.e2e;

import org.jspecify.annotations.NullMarked;
