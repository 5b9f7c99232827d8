package dev.quarterdeck.signals.trace.map;

import dev.quarterdeck.platform.EntityRef;

/** From what needs to what is needed. */
public record Need(EntityRef from, EntityRef to) {}
