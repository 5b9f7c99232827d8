/** What do components write, line by line? */
@NamedInterface("log")
@NullMarked
package dev.quarterdeck.signals.log;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
