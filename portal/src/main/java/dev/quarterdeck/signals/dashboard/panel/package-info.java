/** What a dashboard consists of: panels, what they ask, and the variables in it. */
@NullMarked
package dev.quarterdeck.signals.dashboard.panel;

import org.jspecify.annotations.NullMarked;
