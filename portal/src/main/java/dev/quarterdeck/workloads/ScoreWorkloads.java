package dev.quarterdeck.workloads;

import dev.quarterdeck.connector.cluster.Artifact;
import dev.quarterdeck.connector.cluster.Probe;
import dev.quarterdeck.connector.cluster.Scaling;
import dev.quarterdeck.connector.cluster.Workload;
import dev.quarterdeck.connector.cluster.WorkloadId;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Turns a release's Score file and a configuration into what a cluster understands. */
@Component
class ScoreWorkloads {

    private static final TypeReference<Map<String, String>> SETTINGS = new TypeReference<>() {};
    private static final int DEFAULT_CPU_MILLIS = 250;
    private static final int DEFAULT_MEMORY_MEBIBYTES = 160;
    private static final Duration PROGRESS_DEADLINE = Duration.ofSeconds(90);
    private static final Duration SHUTDOWN_GRACE = Duration.ofSeconds(15);

    private final JsonMapper json;
    private final ResourceValues resources;
    private final Telemetry telemetry;

    ScoreWorkloads(JsonMapper json, ResourceValues resources, Telemetry telemetry) {
        this.json = json.rebuild()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        this.resources = resources;
        this.telemetry = telemetry;
    }

    /** @throws UnusableScore if a value that the Score file asks for cannot be had */
    Workload workload(DesiredWorkload desired) {
        var id = desired.id();
        var score = read(desired.score());
        var container = score.container();
        var secrets = new HashSet<>(Telemetry.SECRETS);
        var variables = variables(desired, score, json.readValue(desired.settings(), SETTINGS), secrets);
        secrets.retainAll(variables.keySet());
        return new Workload(
                id,
                desired.revision().toString(),
                new Artifact(desired.artifactLocation(), desired.artifactSha256(), desired.version()),
                List.of(),
                variables,
                desired.replicas(),
                container.needs().mebibytes(DEFAULT_MEMORY_MEBIBYTES),
                new Probe(pathOf(container.livenessProbe()), Duration.ofMillis(250), Duration.ofSeconds(2), 480),
                new Probe(pathOf(container.readinessProbe()), Duration.ofSeconds(2), Duration.ofSeconds(3), 2),
                new Probe(pathOf(container.livenessProbe()), Duration.ofSeconds(5), Duration.ofSeconds(3), 4),
                PROGRESS_DEADLINE,
                SHUTDOWN_GRACE,
                secrets,
                scaling(desired, container));
    }

    private static @Nullable Scaling scaling(DesiredWorkload desired, Score.Container container) {
        var autoscaling = desired.autoscaling();
        return autoscaling == null
                ? null
                : new Scaling(
                        autoscaling.most(),
                        autoscaling.cpuPercent(),
                        container.needs().cpuMillis(DEFAULT_CPU_MILLIS));
    }

    private Score read(String text) {
        try {
            var score = json.readValue(text, Score.class);
            if (score.containers() == null || score.containers().isEmpty()) {
                throw new UnusableScore("score.yaml: containers is missing; one is needed.");
            }
            if (score.containers().containsValue(null)) {
                throw new UnusableScore("score.yaml: a container is empty.");
            }
            return score;
        } catch (JacksonException e) {
            throw new UnusableScore("score.yaml: " + e.getOriginalMessage());
        }
    }

    /** @param secrets gets the names of those that hold a password */
    private Map<String, String> variables(
            DesiredWorkload desired, Score score, Map<String, String> settings, Set<String> secrets) {
        var id = desired.id();
        var texts = new TreeMap<String, String>();
        if (score.container().variables() != null) {
            texts.putAll(score.container().variables());
        }
        texts.putAll(settings);
        texts.forEach((variable, text) -> {
            if (text == null) {
                throw new UnusableScore("score.yaml: the variable %s has no value.".formatted(variable));
            }
        });
        var known = new HashMap<String, Map<String, String>>();
        texts.replaceAll((variable, text) -> Placeholders.resolve(text, placeholder -> {
            if (placeholder.endsWith(".password")) {
                secrets.add(variable);
            }
            return value(id, score, known, variable, placeholder);
        }));
        telemetry.variables(desired).forEach(texts::putIfAbsent);
        return texts;
    }

    private String value(
            WorkloadId id, Score score, Map<String, Map<String, String>> known, String variable, String placeholder) {
        if (placeholder.equals("environment")) {
            return id.environment();
        }
        if (placeholder.equals("metadata.name")) {
            return score.metadata().name();
        }
        var parts = placeholder.split("\\.", 3);
        var resource = parts.length == 3 && parts[0].equals("resources")
                ? score.resourcesOrNone().get(parts[1])
                : null;
        return Optional.ofNullable(resource)
                .map(found -> known.computeIfAbsent(parts[1], name -> resources.of(id, name, found))
                        .get(parts[2]))
                .orElseThrow(() -> new UnusableScore(
                        "score.yaml: variable %s names ${%s}, which is not known.".formatted(variable, placeholder)));
    }

    private static String pathOf(Score.@Nullable Check check) {
        return check == null || check.httpGet() == null ? "/" : check.httpGet().path();
    }
}
