package dev.quarterdeck.catalog.scorecard;

import dev.quarterdeck.catalog.scorecard.Condition.AtLeast;
import dev.quarterdeck.catalog.scorecard.Condition.AtMost;
import dev.quarterdeck.catalog.scorecard.Condition.Exists;
import dev.quarterdeck.catalog.scorecard.Condition.Is;
import dev.quarterdeck.catalog.scorecard.Condition.OneOf;
import dev.quarterdeck.catalog.scorecard.Scorecard.Gate;
import dev.quarterdeck.catalog.scorecard.Scorecard.Scope;
import dev.quarterdeck.platform.EntityRef;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Makes scorecards of descriptors, which were checked when they were read. */
final class ScorecardReader {

    private ScorecardReader() {}

    static Scorecard read(EntityRef ref, JsonNode descriptor) {
        var metadata = descriptor.path("metadata");
        var spec = descriptor.path("spec");
        var scope = spec.path("appliesTo");
        return new Scorecard(
                ref,
                metadata.path("title").asString(ref.name()),
                metadata.path("description").asString(null),
                new Scope(
                        words(scope.path("kind")),
                        words(scope.path("type")),
                        words(scope.path("lifecycle")),
                        words(scope.path("tag"))),
                spec.path("rules").valueStream().map(ScorecardReader::rule).toList(),
                spec.path("gates")
                        .valueStream()
                        .map(gate -> new Gate(
                                gate.path("environment").asString(),
                                Level.of(gate.path("level").asString())))
                        .toList());
    }

    private static Rule rule(JsonNode rule) {
        return new Rule(
                rule.path("id").asString(),
                rule.path("title").asString(),
                Level.of(rule.path("level").asString()),
                rule.path("weight").asInt(1),
                rule.path("fact").asString(),
                condition(rule),
                rule.path("fix").asString(null));
    }

    private static Condition condition(JsonNode rule) {
        if (rule.has("is")) {
            return new Is(rule.get("is").asString());
        }
        if (rule.has("oneOf")) {
            return new OneOf(words(rule.get("oneOf")));
        }
        if (rule.has("atLeast")) {
            return new AtLeast(rule.get("atLeast").decimalValue());
        }
        return rule.has("atMost") ? new AtMost(rule.get("atMost").decimalValue()) : new Exists();
    }

    private static List<String> words(JsonNode value) {
        return (value.isArray() ? value.valueStream() : Stream.of(value).filter(JsonNode::isString))
                .map(JsonNode::asString)
                .toList();
    }
}
