package dev.quarterdeck.workloads.cluster.helm;

import dev.quarterdeck.connector.helm.HelmRevision;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which releases are asked for; null or blank is all.
 *
 * @param status in Helm's words, such as {@code failed}; {@code pending} for all that begin so
 * @param text a part of the name
 */
public record ReleaseFilter(
        @Nullable String namespace,
        @Nullable String status,
        @Nullable String text) {

    public ReleaseFilter {
        namespace = given(namespace);
        status = given(status);
        text = given(text);
    }

    private static @Nullable String given(@Nullable String field) {
        return field == null || field.isBlank() ? null : field.strip();
    }

    public boolean isEmpty() {
        return namespace == null && status == null && text == null;
    }

    boolean takes(HelmRevision newest) {
        return (status == null || newest.status().equals(status) || (status.equals("pending") && newest.isPending()))
                && (text == null || newest.release().contains(text.toLowerCase(Locale.ROOT)));
    }
}
