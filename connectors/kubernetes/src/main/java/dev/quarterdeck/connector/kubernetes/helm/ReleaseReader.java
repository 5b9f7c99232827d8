package dev.quarterdeck.connector.kubernetes.helm;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quarterdeck.connector.helm.HelmRelease;
import dev.quarterdeck.connector.helm.HelmRelease.Head;
import dev.quarterdeck.connector.helm.HelmRelease.Hook;
import dev.quarterdeck.connector.helm.HelmRevision;
import dev.quarterdeck.connector.kubernetes.health.Fields;
import dev.quarterdeck.connector.kubernetes.manifest.Manifest;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the JSON of a release as a stream, and steps over the chart's files, which are most of it and nobody asks for. */
final class ReleaseReader {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What is told about a release comes first in it. */
    private static final int HEAD = 1 << 20;

    private static final Set<String> WHOLE = Set.of("info", "config", "manifest", "hooks");

    private ReleaseReader() {}

    /** @throws IOException if it is not packed or written as Helm does */
    static Head head(String data) throws IOException {
        var read = new HashMap<String, Object>();
        try (var json = JSON.createParser(ReleaseText.unpack(data, HEAD))) {
            fields(json, Set.of("info"), read, true);
        }
        return head(new Fields(read));
    }

    /** @throws IOException if it is not packed or written as Helm does, or too large */
    static HelmRelease read(HelmRevision revision, String data) throws IOException {
        var bytes = ReleaseText.unpack(data, ReleaseText.MOST + 1);
        if (bytes.length > ReleaseText.MOST) {
            throw new IOException("Unpacked it is larger than %d MiB".formatted(ReleaseText.MOST >> 20));
        }
        var read = new HashMap<String, Object>();
        try (var json = JSON.createParser(bytes)) {
            fields(json, WHOLE, read, false);
        }
        return release(revision, new Fields(read));
    }

    private static void fields(JsonParser json, Set<String> wanted, Map<String, Object> read, boolean brief)
            throws IOException {
        try {
            object(json, wanted, read, brief);
        } catch (JsonProcessingException e) {
            // its message has some of the release in it
            throw new IOException("It is not the JSON that Helm writes", e);
        }
    }

    private static void object(JsonParser json, Set<String> wanted, Map<String, Object> read, boolean brief)
            throws IOException {
        require(json.nextToken() == JsonToken.START_OBJECT);
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            var name = json.currentName();
            json.nextToken();
            if (wanted.contains(name)) {
                read.put(name, JSON.readValue(json, Object.class));
            } else if (name.equals("chart") && json.currentToken() == JsonToken.START_OBJECT) {
                chart(json, read, brief);
            } else {
                json.skipChildren();
            }
            if (brief && read.containsKey("info") && read.containsKey("chart")) {
                return;
            }
        }
        require(json.currentToken() == JsonToken.END_OBJECT);
    }

    /** Of a chart only what it says of itself. */
    private static void chart(JsonParser json, Map<String, Object> read, boolean brief) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            var isMetadata = json.currentName().equals("metadata");
            json.nextToken();
            if (isMetadata) {
                read.put("chart", JSON.readValue(json, Object.class));
                if (brief && read.containsKey("info")) {
                    return;
                }
            } else {
                json.skipChildren();
            }
        }
    }

    private static void require(boolean held) throws IOException {
        if (!held) {
            throw new IOException("It is no release of Helm");
        }
    }

    private static Head head(Fields read) {
        var chart = read.at("chart");
        return new Head(
                chart.text("name", "not said"),
                chart.text("version", "not said"),
                chart.text("appVersion"),
                read.at("info").text("description", ""));
    }

    private static HelmRelease release(HelmRevision revision, Fields read) throws IOException {
        var info = read.at("info");
        var manifest = Manifest.of(read.text("manifest", ""));
        var values = read.at("config").map();
        return new HelmRelease(
                revision,
                head(read),
                at(info.text("last_deployed")),
                at(info.text("first_deployed")),
                SecretLines.masked(info.text("notes", "")),
                values.isEmpty() ? "" : Values.masked(values),
                manifest.masked(),
                manifest.parts(revision.namespace()),
                read.list("hooks").stream()
                        .map(hook -> new Hook(hook.text("kind", ""), hook.text("name", ""), hook.words("events")))
                        .toList());
    }

    private static @Nullable Instant at(@Nullable String text) {
        try {
            return text == null || text.isEmpty()
                    ? null
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
