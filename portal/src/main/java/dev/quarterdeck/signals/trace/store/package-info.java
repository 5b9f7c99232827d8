/** Takes spans in as OpenTelemetry sends them, and keeps them in the portal's own database. */
@NullMarked
package dev.quarterdeck.signals.trace.store;

import org.jspecify.annotations.NullMarked;
