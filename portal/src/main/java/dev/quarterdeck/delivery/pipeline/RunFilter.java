package dev.quarterdeck.delivery.pipeline;

import dev.quarterdeck.platform.EntityRef;
import org.jspecify.annotations.Nullable;

/** Which runs to show; what is null does not narrow. */
public record RunFilter(
        @Nullable EntityRef component, @Nullable RunState state) {

    public static final RunFilter ALL = new RunFilter(null, null);

    public boolean isEmpty() {
        return component == null && state == null;
    }
}
