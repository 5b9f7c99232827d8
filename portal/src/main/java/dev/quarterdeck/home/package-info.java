/** What needs me, and how is everything? */
@NullMarked
package dev.quarterdeck.home;

import org.jspecify.annotations.NullMarked;
