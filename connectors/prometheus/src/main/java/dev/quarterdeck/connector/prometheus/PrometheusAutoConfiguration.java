package dev.quarterdeck.connector.prometheus;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Import;

/** Gives the portal each Prometheus of the list {@code quarterdeck.connectors.prometheus}. */
@AutoConfiguration
@Import(PrometheusRegistrar.class)
class PrometheusAutoConfiguration {}
