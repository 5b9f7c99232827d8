package dev.quarterdeck.signals.objective;

import static java.util.stream.Collectors.joining;

import dev.quarterdeck.environments.Environment;
import dev.quarterdeck.environments.Environments;
import dev.quarterdeck.signals.objective.ObjectiveOutcome.Done;
import dev.quarterdeck.signals.objective.ObjectiveOutcome.Refused;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** OpenSLO v1 files, in and out. */
@Component
@Transactional
public class OpenSloFiles {

    private static final int LARGEST = 1_000_000;

    private static final Set<String> KINDS =
            Set.of("SLO", "SLI", "Service", "DataSource", "AlertPolicy", "AlertCondition", "AlertNotificationTarget");

    /** Where an indicator says of what it is measured. */
    private static final List<String> METRIC_SOURCES = List.of(
            "/spec/thresholdMetric/metricSource",
            "/spec/ratioMetric/raw/metricSource",
            "/spec/ratioMetric/good/metricSource",
            "/spec/ratioMetric/bad/metricSource",
            "/spec/ratioMetric/total/metricSource");

    private final ObjectiveRepository objectives;
    private final OpenSloDocumentRepository beside;
    private final Objectives definitions;
    private final Environments environments;
    private final JsonMapper json;
    private final YAMLMapper yaml = new YAMLMapper();

    OpenSloFiles(
            ObjectiveRepository objectives,
            OpenSloDocumentRepository beside,
            Objectives definitions,
            Environments environments,
            JsonMapper json) {
        this.objectives = objectives;
        this.beside = beside;
        this.definitions = definitions;
        this.environments = environments;
        this.json = json;
    }

    /**
     * What became, or would become, of one document.
     *
     * @param done what with it; null if nothing, because of the problem
     * @param problem that names its field; null if there is none
     */
    public record Finding(
            String kind,
            String name,
            @Nullable String done,
            @Nullable String problem) {}

    private record Document(String kind, String name, ObjectNode content) {}

    /**
     * What a file would change.
     *
     * @throws IllegalArgumentException if it is not YAML, or holds no documents
     */
    @Transactional(readOnly = true)
    public List<Finding> preview(String text) {
        var documents = documents(text);
        return documents.stream().map(document -> look(document, documents)).toList();
    }

    private Finding look(Document document, List<Document> all) {
        try {
            var isNew = document.kind().equals("SLO")
                    ? isNew(definition(document, all))
                    : beside.find(document.kind(), document.name()).isEmpty();
            return new Finding(document.kind(), document.name(), isNew ? "new" : "changes what is there", null);
        } catch (IllegalArgumentException e) {
            return new Finding(document.kind(), document.name(), null, e.getMessage());
        }
    }

    private boolean isNew(Definition definition) {
        var wrong = definitions.whatIsWrong(definition);
        if (wrong != null) {
            throw new IllegalArgumentException(wrong);
        }
        return objectives.find(definition.name()).isEmpty();
    }

    /**
     * Keeps every document that is right; the others are left out, and said.
     *
     * @throws IllegalArgumentException if it is not YAML, or holds no documents
     */
    public List<Finding> importAll(String text, String actor) {
        var documents = documents(text);
        documents.stream()
                .filter(document -> !document.kind().equals("SLO"))
                .forEach(document -> beside.keep(document.kind(), document.name(), document.content()));
        return documents.stream()
                .map(document -> document.kind().equals("SLO")
                        ? define(document, documents, actor)
                        : new Finding(document.kind(), document.name(), "kept", null))
                .toList();
    }

    private Finding define(Document document, List<Document> all, String actor) {
        try {
            var outcome = definitions.take(
                    definition(document, all), document.content(), indicator(document.content(), all), actor);
            return switch (outcome) {
                case Done() -> new Finding(document.kind(), document.name(), "defined", null);
                case Refused(var reason) -> new Finding(document.kind(), document.name(), null, reason);
            };
        } catch (IllegalArgumentException e) {
            return new Finding(document.kind(), document.name(), null, e.getMessage());
        }
    }

    private Definition definition(Document document, List<Document> all) {
        return OpenSlo.read(document.content(), indicator(document.content(), all), usualEnvironment(), json);
    }

    /** Where customers are. */
    private String usualEnvironment() {
        return environments.inOrder().stream()
                .reduce((_, last) -> last)
                .map(Environment::name)
                .orElseThrow(() -> new IllegalArgumentException("There is no environment yet"));
    }

    private JsonNode indicator(JsonNode slo, List<Document> all) {
        var indicator = said(slo, all).deepCopy();
        for (var place : METRIC_SOURCES) {
            if (indicator.at(place) instanceof ObjectNode source && !source.has("type")) {
                document("DataSource", source.path("metricSourceRef").asString(""), all)
                        .map(found -> found.path("spec").path("type").asString(""))
                        .ifPresent(type -> source.put("type", type));
            }
        }
        return indicator;
    }

    private Optional<ObjectNode> document(String kind, String name, List<Document> all) {
        return all.stream()
                .filter(document ->
                        document.kind().equals(kind) && document.name().equals(name))
                .map(Document::content)
                .findFirst()
                .or(() -> beside.find(kind, name));
    }

    private JsonNode said(JsonNode slo, List<Document> all) {
        var spec = slo.path("spec");
        if (spec.has("indicator")) {
            return spec.get("indicator");
        }
        var name = spec.path("indicatorRef").asString("");
        if (name.isEmpty()) {
            throw new IllegalArgumentException("spec.indicator: give one, or an indicatorRef");
        }
        return document("SLI", name, all)
                .orElseThrow(() -> new IllegalArgumentException("spec.indicatorRef: there is no SLI named " + name));
    }

    private List<Document> documents(String text) {
        if (text.length() > LARGEST) {
            throw new IllegalArgumentException("A file is of at most a million characters");
        }
        var documents = new ArrayList<Document>();
        try (var parser = yaml.createParser(text)) {
            while (parser.nextToken() != null) {
                JsonNode value = parser.readValueAsTree();
                if (value.isArray()) {
                    value.forEach(one -> documents.addAll(parts(document(one, documents.size()))));
                } else if (!value.isNull() && !value.isMissingNode()) {
                    documents.addAll(parts(document(value, documents.size())));
                }
            }
        } catch (JacksonException e) {
            var place = e.getLocation();
            throw new IllegalArgumentException(
                    "Not YAML%s: %s"
                            .formatted(place == null ? "" : " in line " + place.getLineNr(), e.getOriginalMessage()),
                    e);
        }
        if (documents.isEmpty()) {
            throw new IllegalArgumentException("There is no document in it");
        }
        return documents;
    }

    private static List<Document> parts(Document document) {
        return document.kind().equals("SLO")
                ? OpenSloParts.split(document.content()).stream()
                        .map(part -> new Document(
                                document.kind(),
                                part.path("metadata").path("name").asString(),
                                part))
                        .toList()
                : List.of(document);
    }

    private static Document document(JsonNode value, int before) {
        var number = "Document %d: ".formatted(before + 1);
        var kind = value.path("kind").asString("");
        if (!(value instanceof ObjectNode content)
                || !value.path("apiVersion").asString("").equals(OpenSlo.VERSION)) {
            throw new IllegalArgumentException(number + "its apiVersion is not " + OpenSlo.VERSION);
        }
        if (!KINDS.contains(kind)) {
            throw new IllegalArgumentException(number
                    + "kind: '%s' is none of %s"
                            .formatted(kind, KINDS.stream().sorted().collect(joining(", "))));
        }
        var name = value.path("metadata").path("name").asString("");
        if (name.isBlank()) {
            throw new IllegalArgumentException(number + "metadata.name: it is missing");
        }
        if (!value.path("spec").isObject()) {
            throw new IllegalArgumentException(number + "spec: it is missing");
        }
        return new Document(kind, name, content);
    }

    /** Everything there is. */
    @Transactional(readOnly = true)
    public String export() {
        var documents = new ArrayList<JsonNode>(beside.all());
        documents.addAll(OpenSloParts.joined(objectives.all().stream()
                .flatMap(objective -> objectives.document(objective.name()).stream())
                .toList()));
        return documents.stream().map(yaml::writeValueAsString).collect(joining());
    }

    /** One objective, as a document. */
    @Transactional(readOnly = true)
    public String export(Objective objective) {
        return objectives
                .document(objective.name())
                .map(yaml::writeValueAsString)
                .orElseThrow();
    }

    /** How many documents there are beside objectives, by kind. */
    @Transactional(readOnly = true)
    public Map<String, Integer> kept() {
        var counts = new HashMap<String, Integer>();
        beside.all().forEach(document -> counts.merge(document.path("kind").asString(), 1, Integer::sum));
        return counts;
    }
}
