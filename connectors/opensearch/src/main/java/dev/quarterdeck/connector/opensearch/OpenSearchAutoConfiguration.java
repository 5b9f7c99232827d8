package dev.quarterdeck.connector.opensearch;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Import;

/** Gives the portal each OpenSearch of the list {@code quarterdeck.connectors.opensearch}. */
@AutoConfiguration
@Import(OpenSearchRegistrar.class)
class OpenSearchAutoConfiguration {}
