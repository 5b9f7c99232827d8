package dev.quarterdeck.connector.kubernetes.helm;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes revisions as Helm does: all of an earlier one, with another number and another story. */
final class ReleaseWriter {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ReleaseWriter() {}

    /**
     * The revision that a roll back makes. Source: Helm's {@code pkg/action/rollback.go}.
     *
     * @param newest the revision before it, which says when the release was first deployed
     */
    static byte[] rollback(byte[] target, byte[] newest, int to, int number, Instant now) throws IOException {
        var first = JSON.readTree(newest).path("info").path("first_deployed");
        return copy(target, number, info -> {
            info.set("first_deployed", first);
            info.put("last_deployed", now.truncatedTo(ChronoUnit.MICROS).toString());
            info.put("deleted", "");
            info.put("description", "Rollback to %d".formatted(to));
            info.put("status", "pending-rollback");
        });
    }

    /** The same revision with another status. */
    static byte[] with(byte[] release, String status, @Nullable String description) throws IOException {
        return copy(release, null, info -> {
            info.put("status", status);
            if (description != null) {
                info.put("description", description);
            }
        });
    }

    private static byte[] copy(byte[] release, @Nullable Integer number, Consumer<ObjectNode> story)
            throws IOException {
        var copied = new ByteArrayOutputStream(release.length);
        try (var from = JSON.createParser(release);
                var to = JSON.createGenerator(copied)) {
            from.nextToken();
            to.writeStartObject();
            while (from.nextToken() == JsonToken.FIELD_NAME) {
                field(from, to, number, story);
            }
            to.writeEndObject();
        }
        return copied.toByteArray();
    }

    private static void field(JsonParser from, JsonGenerator to, @Nullable Integer number, Consumer<ObjectNode> story)
            throws IOException {
        var name = from.currentName();
        to.writeFieldName(name);
        from.nextToken();
        if (name.equals("info") && JSON.readTree(from) instanceof ObjectNode info) {
            story.accept(info);
            JSON.writeTree(to, info);
        } else if (name.equals("version") && number != null) {
            to.writeNumber(number);
        } else {
            to.copyCurrentStructureExact(from);
        }
    }
}
