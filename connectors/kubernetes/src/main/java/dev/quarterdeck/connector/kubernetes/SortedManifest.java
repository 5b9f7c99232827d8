package dev.quarterdeck.connector.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;

/** A manifest as text, with its fields in the order of their names: labels otherwise come in another one in each process. */
final class SortedManifest {

    private static final ObjectMapper SORTED =
            new ObjectMapper().configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);

    /** What no reader of YAML takes for anything but a text. */
    private static final Pattern PLAIN =
            Pattern.compile("(?!(?:y|n|yes|no|on|off|true|false|null)$)[a-z/][-a-z0-9._/]*", Pattern.CASE_INSENSITIVE);

    private SortedManifest() {}

    static String json(HasMetadata manifest) {
        try {
            return SORTED.writeValueAsString(SORTED.readValue(Serialization.asJson(manifest), Object.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A manifest is JSON", e);
        }
    }

    static String yaml(HasMetadata manifest) {
        try {
            var options = new DumperOptions();
            options.setDefaultFlowStyle(FlowStyle.BLOCK);
            options.setSplitLines(false);
            return new Yaml(new Quoting(options), options).dump(SORTED.readValue(json(manifest), Object.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A manifest is JSON", e);
        }
    }

    private static final class Quoting extends Representer {

        private Quoting(DumperOptions options) {
            super(options);
        }

        @Override
        protected Node representScalar(Tag tag, String value, ScalarStyle style) {
            return super.representScalar(
                    tag,
                    value,
                    tag.equals(Tag.STR) && !PLAIN.matcher(value).matches() ? ScalarStyle.DOUBLE_QUOTED : style);
        }
    }
}
