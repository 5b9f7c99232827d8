package dev.quarterdeck.catalog.listing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How much the catalog holds. Search reads the same rows as pages do, so it is never behind them.
 *
 * @param unowned what could have an owner, and has none
 * @param warnings of descriptors, most of them references that lead nowhere
 * @param bytes on disk, of tables and their indexes
 * @param lastChange when something was taken in last; null if nothing was yet
 * @param unread sources that could not be read when they were looked at last, whose entities may be behind
 */
public record IndexStanding(
        long entities,
        long orphans,
        long unowned,
        long relations,
        long warnings,
        long versions,
        long docsPages,
        long docsSections,
        long bytes,
        @Nullable Instant lastChange,
        long unread) {}
