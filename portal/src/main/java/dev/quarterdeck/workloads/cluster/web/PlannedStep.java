package dev.quarterdeck.workloads.cluster.web;

import dev.quarterdeck.connector.manifest.Step;
import dev.quarterdeck.connector.manifest.Step.Change;
import dev.quarterdeck.connector.manifest.Step.Conflict;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** @param effect created, changed, taken-over, same or refused */
public record PlannedStep(
        String apiVersion,
        String kind,
        String namespace,
        String name,
        String effect,
        List<Change> changes,
        List<Conflict> conflicts,
        @Nullable String refusal) {

    public static PlannedStep of(Step step) {
        var part = step.part();
        return new PlannedStep(
                part.apiVersion(),
                part.kind(),
                part.namespace(),
                part.name(),
                step.effect().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                step.changes(),
                step.conflicts(),
                step.refusal());
    }
}
