/** How good a component has to be, how much worse it may be now and then, and how much of that is used up. */
@NamedInterface("objective")
@NullMarked
package dev.quarterdeck.signals.objective;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
