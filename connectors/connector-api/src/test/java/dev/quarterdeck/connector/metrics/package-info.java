/** A real Prometheus for tests. */
@NullMarked
package dev.quarterdeck.connector.metrics;

import org.jspecify.annotations.NullMarked;
