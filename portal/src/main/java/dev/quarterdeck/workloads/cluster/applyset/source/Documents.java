package dev.quarterdeck.workloads.cluster.applyset.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Reads YAML to look at it; what is applied is the text. */
final class Documents {

    /** Programs in Go let the last of two fields win as well. */
    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setAllowDuplicateKeys(true)
            .setCodePointLimit(Integer.MAX_VALUE)
            .build();

    private Documents() {}

    /**
     * Those that have fields.
     *
     * @throws org.snakeyaml.engine.v2.exceptions.YamlEngineException unless it is YAML
     */
    static List<Map<?, ?>> of(String text) {
        var documents = new ArrayList<Map<?, ?>>();
        for (var document : new Load(SETTINGS).loadAllFromString(text)) {
            if (document instanceof Map<?, ?> fields) {
                documents.add(fields);
            }
        }
        return documents;
    }
}
