/** Dashboards as code: YAML and JSON, in and out. */
@NullMarked
package dev.quarterdeck.signals.dashboard.code;

import org.jspecify.annotations.NullMarked;
