/** Dashboards of Grafana, taken over as far as they can be. */
@NullMarked
package dev.quarterdeck.signals.dashboard.grafana;

import org.jspecify.annotations.NullMarked;
