/** Dashboards that nobody has to make. */
@NullMarked
package dev.quarterdeck.signals.dashboard.ready;

import org.jspecify.annotations.NullMarked;
