package dev.quarterdeck.connector.kubernetes.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ManifestYamlTests {

    private static Object value(String text) {
        return ((Map<?, ?>) ManifestYaml.read("a: " + text)).get("a");
    }

    @Test
    void readsNumbersAsKubernetesDoes() {
        assertThat(value("0755")).isEqualTo(493);
        assertThat(value("0x1f")).isEqualTo(31);
        assertThat(value("8080")).isEqualTo(8080);
        assertThat(value("1e3")).isEqualTo(1000.0);
        assertThat(value("0.5")).isEqualTo(0.5);
    }

    @Test
    void readsWordsAsKubernetesDoes() {
        assertThat(value("yes")).isEqualTo(true);
        assertThat(value("off")).isEqualTo(false);
        assertThat(value("\"yes\"")).isEqualTo("yes");
        assertThat(value("~")).isNull();
    }

    @Test
    void leavesAsTextWhatOnlyOtherReadersTakeForTimesAndNumbers() {
        assertThat(value("80:30")).isEqualTo("80:30");
        assertThat(value("2026-03-17")).isEqualTo("2026-03-17");
        assertThat(value("100m")).isEqualTo("100m");
        assertThat(value("1.2.3")).isEqualTo("1.2.3");
    }
}
