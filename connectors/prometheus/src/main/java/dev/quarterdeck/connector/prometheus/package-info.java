/** Asks Prometheus, and whatever has the same HTTP API, for measurements. */
@NullMarked
package dev.quarterdeck.connector.prometheus;

import org.jspecify.annotations.NullMarked;
