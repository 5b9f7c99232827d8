package dev.quarterdeck.sample;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The one switch of the sample shop.
 *
 * @param environments which of its three it runs in: dev and staging have five replicas each, production ten
 * @param cluster that these are on
 * @param checkout a built checkout of this repository: the shop's code and its first artifacts are taken from it
 */
@ConfigurationProperties("quarterdeck.sample-data")
record SampleSettings(
        @DefaultValue("false") boolean enabled,
        @DefaultValue({"dev", "staging", "production"}) List<String> environments,
        @DefaultValue("local") String cluster,
        @Nullable Path checkout) {

    Path builtCheckout() {
        if (checkout == null) {
            throw new IllegalStateException(
                    "quarterdeck.sample-data.checkout is not set: say where the built checkout is, or start with make run.");
        }
        return checkout;
    }
}
