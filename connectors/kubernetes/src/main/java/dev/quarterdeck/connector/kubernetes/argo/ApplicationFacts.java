package dev.quarterdeck.connector.kubernetes.argo;

import dev.quarterdeck.connector.inventory.Facts;
import dev.quarterdeck.connector.kubernetes.health.Fields;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes from an Application the little that lists show. */
public final class ApplicationFacts {

    private ApplicationFacts() {}

    public static Facts of(Fields all) {
        var spec = all.at("spec");
        var status = all.at("status");
        var destination = spec.at("destination");
        var state = status.at("operationState");
        var revisions = status.at("sync").words("revisions");
        return new Facts.Application(
                spec.text("project", "default").intern(),
                destination.text("server", destination.text("name", "not said")).intern(),
                destination.text("namespace", "").intern(),
                ApplicationReader.sources(spec).stream()
                        .map(ApplicationReader::target)
                        .collect(Collectors.joining(", ")),
                status.at("sync").text("status", "Unknown").intern(),
                revisions.isEmpty() ? status.at("sync").text("revision", "") : String.join(", ", revisions),
                phase(all, state),
                syncedAt(state),
                ApplicationReader.automation(spec) != null);
    }

    /** What is asked for has no state before Argo CD sees it. */
    private static @Nullable String phase(Fields all, Fields state) {
        var phase = state.text("phase", all.has("operation") ? "Running" : "");
        return phase.isEmpty() ? null : phase.intern();
    }

    private static @Nullable Instant syncedAt(Fields state) {
        try {
            var text = state.text("finishedAt");
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
