package dev.quarterdeck.environments;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A setting before and after; null where it is not set. */
public record SettingChange(
        @Nullable String before, @Nullable String after) {

    boolean isChange() {
        return !Objects.equals(before, after);
    }
}
