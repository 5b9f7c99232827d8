package dev.quarterdeck.connector.kubernetes;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Import;

/** Gives the portal each cluster of {@code quarterdeck.kubernetes}, by its name there. */
@AutoConfiguration
@Import(KubernetesRegistrar.class)
class KubernetesAutoConfiguration {}
