/** Finds lines in OpenSearch and Elasticsearch, by the HTTP API that both have. */
@NullMarked
package dev.quarterdeck.connector.opensearch;

import org.jspecify.annotations.NullMarked;
