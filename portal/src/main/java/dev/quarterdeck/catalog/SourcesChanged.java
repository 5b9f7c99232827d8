package dev.quarterdeck.catalog;

import java.util.function.Predicate;

/** Somebody heard that sources changed, which are read before their time then. Published by whoever heard of it. */
public record SourcesChanged(Predicate<String> location) {}
