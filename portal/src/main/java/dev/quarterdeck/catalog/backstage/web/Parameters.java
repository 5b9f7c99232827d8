package dev.quarterdeck.catalog.backstage.web;

import java.util.List;
import java.util.Objects;
import org.springframework.util.MultiValueMap;

/** Parameters that may be given several times. Spring's own binding would split them at their commas. */
final class Parameters {

    private Parameters() {}

    static List<String> all(MultiValueMap<String, String> parameters, String name) {
        return Objects.requireNonNullElse(parameters.get(name), List.of());
    }
}
