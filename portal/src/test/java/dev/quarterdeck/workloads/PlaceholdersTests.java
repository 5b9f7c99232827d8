package dev.quarterdeck.workloads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PlaceholdersTests {

    @Test
    void replacesEachPlaceholder() {
        var values = Map.of("resources.db.host", "127.0.0.1", "resources.db.port", "5432");

        assertThat(Placeholders.resolve("${resources.db.host}:${resources.db.port}", values::get))
                .isEqualTo("127.0.0.1:5432");
    }

    @Test
    void keepsWhatLooksLikeAReferenceInAValue() {
        assertThat(Placeholders.resolve("${password}", _ -> "a$1\\b")).isEqualTo("a$1\\b");
    }

    @Test
    void readsTwoDollarSignsAsOne() {
        assertThat(Placeholders.resolve("$${not.replaced} costs $$5", _ -> "?")).isEqualTo("${not.replaced} costs $5");
    }
}
