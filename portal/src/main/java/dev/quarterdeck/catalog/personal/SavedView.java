package dev.quarterdeck.catalog.personal;

/**
 * A list of the catalog that somebody wants to see again.
 *
 * @param query of its address, without the question mark
 */
public record SavedView(long id, String name, String query) {}
