/** Asks Zipkin and Jaeger for traces. */
@NullMarked
package dev.quarterdeck.connector.tracing;

import org.jspecify.annotations.NullMarked;
