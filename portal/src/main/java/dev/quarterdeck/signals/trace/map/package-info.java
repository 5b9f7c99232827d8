/** Who calls whom, as measured, held against what the catalog declares. */
@NullMarked
package dev.quarterdeck.signals.trace.map;

import org.jspecify.annotations.NullMarked;
