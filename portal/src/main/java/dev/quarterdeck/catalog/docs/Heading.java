package dev.quarterdeck.catalog.docs;

/**
 * @param level from 1
 * @param id of its element in the page
 */
public record Heading(int level, String id, String text) {}
