package dev.quarterdeck.delivery.release;

import dev.quarterdeck.platform.EntityRef;

/** A release exists from now on; environments that take releases by themselves deploy it. */
public record ReleaseCreated(ReleaseId release, EntityRef component, String version, String createdBy) {}
