/** Dashboards that people make of what is measured, and those that everybody has. */
@NamedInterface("dashboard")
@NullMarked
package dev.quarterdeck.signals.dashboard;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
