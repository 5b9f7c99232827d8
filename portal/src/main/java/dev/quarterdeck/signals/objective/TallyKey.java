package dev.quarterdeck.signals.objective;

import java.time.Instant;

/** What counted for an objective before a moment. */
record TallyKey(long objective, Instant at) {}
