package dev.quarterdeck.catalog.api;

import java.util.List;

/**
 * Two versions of an OpenAPI document compared.
 *
 * @param details HTML, safe to show; of an unreadable one a text that says why
 */
public record ApiDiff(ApiVerdict verdict, List<ChangedEndpoint> endpoints, String details) {}
