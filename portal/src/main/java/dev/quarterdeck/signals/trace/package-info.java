/** Follows single requests through all components that had a part in them. */
@NamedInterface("trace")
@NullMarked
package dev.quarterdeck.signals.trace;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
