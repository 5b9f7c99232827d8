package dev.quarterdeck.signals.outside;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The golden signals as questions in PromQL.
 *
 * @param matchers which series, as they stand between braces
 * @param groups labels by which the answers are told apart
 */
record Golden(Mapping mapping, String matchers, List<String> groups) {

    /** One question each. */
    enum Part {
        REQUESTS,
        ERRORS,
        BUCKETS,
        DURATION,
        PROCESSOR,
        MEMORY,
        CONNECTIONS,
        POOL,
        REPLICAS
    }

    /** How machines look after a service; nobody waits for these. */
    private static final String MACHINES =
            "/(live|ready|health|health/detailed|metrics|actuator/health|actuator/prometheus)";

    private static final String PEOPLE = "route!~\"%1$s\",uri!~\"%1$s\",path!~\"%1$s\"".formatted(MACHINES);

    private static final String OF_THE_PROCESS =
            "(http|jvm|process|hikaricp|tomcat|jetty|executor|logback|go|promhttp|prometheus|scrape|net_conntrack)_.*";

    Golden {
        groups = List.copyOf(groups);
    }

    /** @param window whose end is the moment that is asked for */
    Map<Part, String> questions(Duration window) {
        var range = range(window);
        var questions = new EnumMap<Part, String>(Part.class);
        questions.put(Part.REQUESTS, sums(mapping.requests(), "", groups, range));
        questions.put(Part.ERRORS, errors(range));
        questions.put(Part.BUCKETS, sums(mapping.latencies(), "_bucket", with(groups, "le"), range));
        questions.put(Part.DURATION, sums(mapping.latencies(), "_sum", groups, range));
        questions.put(
                Part.PROCESSOR,
                first(
                        mapping.processor(),
                        name -> "sum %s (increase(%s[%s]))".formatted(by(groups), all(name), range)));
        questions.put(Part.MEMORY, most(mapping.memory(), range));
        questions.put(Part.CONNECTIONS, most(mapping.connections(), range));
        questions.put(Part.POOL, most(mapping.pool(), range));
        questions.put(Part.REPLICAS, replicas());
        return questions;
    }

    private String sums(List<String> metrics, String ending, List<String> by, String range) {
        return first(
                metrics, name -> "sum %s (increase(%s[%s]))".formatted(by(by), ofPeople(name + ending, ""), range));
    }

    private String errors(String range) {
        return first(
                mapping.requests(),
                name -> "sum %s (increase(%s[%s]) or increase(%s[%s]))"
                        .formatted(
                                by(groups),
                                ofPeople(name, ",status=~\"5..\""),
                                range,
                                ofPeople(name, ",code=~\"5..\""),
                                range));
    }

    private String most(List<String> metrics, String range) {
        return first(metrics, name -> "sum %s (max_over_time(%s[%s]))".formatted(by(groups), all(name), range));
    }

    private String replicas() {
        var metrics = new ArrayList<>(mapping.processor());
        metrics.addAll(mapping.requests());
        return "count %s (count %s ({__name__=~\"%s\"%s}))"
                .formatted(
                        by(groups),
                        by(with(groups, mapping.instanceLabel())),
                        String.join("|", metrics),
                        matchers.isEmpty() ? "" : "," + matchers);
    }

    /** Names of what is counted beside requests. */
    String counters() {
        return "count by (__name__) ({__name__=~\"%s\",__name__!~\"%s\"%s})"
                .formatted(
                        mapping.counters().replace("\\", "\\\\").replace("\"", "\\\""),
                        OF_THE_PROCESS,
                        matchers.isEmpty() ? "" : "," + matchers);
    }

    /** All of them in one question; the label {@code counter} tells which is which. */
    String counted(Collection<String> names, Duration window) {
        return names.stream()
                .map(name -> "label_replace(sum %s (increase(%s[%s])), \"counter\", \"%s\", \"\", \"\")"
                        .formatted(by(groups), all(name), range(window), name))
                .collect(joining(" or "));
    }

    private String ofPeople(String metric, String more) {
        return "%s{%s%s%s}".formatted(metric, PEOPLE, matchers.isEmpty() ? "" : "," + matchers, more);
    }

    private String all(String metric) {
        return "%s{%s}".formatted(metric, matchers);
    }

    /** Of whoever has the first metric no other counts, or their buckets would mix. */
    private String first(List<String> metrics, UnaryOperator<String> question) {
        return metrics.stream().map(question).collect(joining(" or on (%s) ".formatted(String.join(", ", groups))));
    }

    private static String by(List<String> labels) {
        return "by (%s)".formatted(String.join(", ", labels));
    }

    private static List<String> with(List<String> labels, String one) {
        var all = new ArrayList<>(labels);
        all.add(one);
        return all;
    }

    private static String range(Duration window) {
        return window.toSeconds() + "s";
    }
}
