package dev.quarterdeck.connector.tracing;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Import;

/** Every configured server is a source of its own. */
@AutoConfiguration
@Import(TracingRegistrar.class)
class TracingAutoConfiguration {}
