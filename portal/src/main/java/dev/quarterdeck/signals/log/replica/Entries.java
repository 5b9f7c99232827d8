package dev.quarterdeck.signals.log.replica;

import dev.quarterdeck.signals.log.entry.RawEntry;
import org.jspecify.annotations.Nullable;

/** The entries of one replica, in one direction. */
interface Entries {

    String replica();

    /** Null at the end. */
    @Nullable
    RawEntry next();
}
