package dev.quarterdeck.catalog.api;

/**
 * An operation that is not as it was.
 *
 * @param change added, removed, deprecated or changed
 * @param breaking whether a caller of the version before may fail
 */
public record ChangedEndpoint(String method, String path, String change, boolean breaking) {}
