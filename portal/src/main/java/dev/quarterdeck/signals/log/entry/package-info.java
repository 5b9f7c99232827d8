/** What a log says, line by line. */
@NullMarked
package dev.quarterdeck.signals.log.entry;

import org.jspecify.annotations.NullMarked;
