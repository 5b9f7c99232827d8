package dev.quarterdeck.connector.opensearch;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quarterdeck.connector.log.LogQuestionRefused;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** The values by which a line is sorted, as text that fits into an address. */
final class Cursor {

    private static final JsonMapper JSON = JsonMapper.shared();

    private Cursor() {}

    static String of(JsonNode sort) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(sort.toString().getBytes(UTF_8));
    }

    /** @param including in which order the line itself is to be part of what follows; null if it is not */
    static ArrayNode read(String cursor, @Nullable String including) {
        try {
            if (JSON.readTree(new String(Base64.getUrlDecoder().decode(cursor), UTF_8)) instanceof ArrayNode sort
                    && sort.size() == 3
                    && sort.get(2).isIntegralNumber()) {
                var number = sort.get(2).longValue();
                if (including != null) {
                    sort.set(2, including.equals("asc") ? number - 1 : number + 1);
                }
                return sort;
            }
        } catch (IllegalArgumentException | JacksonException e) {
            // it is none of ours
        }
        throw new LogQuestionRefused("'%s' is no position here".formatted(cursor));
    }
}
