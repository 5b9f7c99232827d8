/** What is looked for in logs. */
@NullMarked
package dev.quarterdeck.signals.log.search;

import org.jspecify.annotations.NullMarked;
