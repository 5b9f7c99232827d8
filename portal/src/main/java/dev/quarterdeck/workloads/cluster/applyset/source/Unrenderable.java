package dev.quarterdeck.workloads.cluster.applyset.source;

import org.jspecify.annotations.Nullable;

/** A source cannot be made into manifests as it is. The message is for a person, and begins with the field at fault. */
public final class Unrenderable extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public Unrenderable(String message) {
        this(message, null);
    }

    public Unrenderable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
