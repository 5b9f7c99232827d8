package dev.quarterdeck.connector.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

class SortedManifestTests {

    private static ConfigMap manifest(Map<String, String> data) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName("shop")
                .endMetadata()
                .withData(data)
                .build();
    }

    private static Map<String, String> inOrder(String one, String other) {
        var data = new LinkedHashMap<String, String>();
        data.put(one, "1");
        data.put(other, "2");
        return data;
    }

    @Test
    void isTheSameInWhateverOrderLabelsCome() {
        var one = manifest(Map.of());
        var other = manifest(Map.of());
        one.getMetadata().setLabels(inOrder("a", "b"));
        var turned = new LinkedHashMap<String, String>();
        turned.put("b", "2");
        turned.put("a", "1");
        other.getMetadata().setLabels(turned);

        assertThat(Hash.of(one)).isEqualTo(Hash.of(other));
        assertThat(SortedManifest.yaml(one)).isEqualTo(SortedManifest.yaml(other));
    }

    @Test
    void staysTheTextThatItIsForReadersOfOldAndNewYaml() {
        var texts = new LinkedHashMap<String, String>();
        for (var text : new String[] {
            "yes",
            "No",
            "on",
            "0755",
            "1e3",
            "12:30:45",
            "2026-01-01",
            "null",
            "~",
            "",
            " blank ",
            "#no comment",
            "a: b",
            "a\nb\n",
            "\ttab",
            "\"quoted\"",
            "ü €",
            "{x}",
            "*alias",
            "file:///x?y=z&a",
            "=",
            ".5",
            "0x1F",
            "y"
        }) {
            texts.put("key-" + texts.size(), text);
        }
        var yaml = SortedManifest.yaml(manifest(texts));

        assertThat(Serialization.unmarshal(yaml, ConfigMap.class).getData()).isEqualTo(texts);
        assertThat((Map<?, ?>) new Yaml().<Map<String, Object>>load(yaml).get("data"))
                .isEqualTo(texts);
    }
}
