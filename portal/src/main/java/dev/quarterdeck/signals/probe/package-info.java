/** Asks from outside whether components answer. */
@NamedInterface("probe")
@NullMarked
package dev.quarterdeck.signals.probe;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
