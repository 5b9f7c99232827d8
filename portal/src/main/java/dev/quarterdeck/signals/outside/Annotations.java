package dev.quarterdeck.signals.outside;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a component says of where its measurements are, in the words that Backstage's plugin for Prometheus reads.
 *
 * @param labels by which its series are found, such as {@code app=orders,namespace=shop}
 * @param connection whose they are
 */
record Annotations(@Nullable String labels, @Nullable String connection) {

    static final String LABELS = "prometheus.io/labels";
    static final String CONNECTION = "prometheus.io/service-name";

    static Annotations of(Map<String, String> all) {
        return new Annotations(all.get(LABELS), all.get(CONNECTION));
    }
}
