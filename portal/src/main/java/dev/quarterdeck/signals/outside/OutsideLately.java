package dev.quarterdeck.signals.outside;

import static java.util.stream.Collectors.groupingBy;

import dev.quarterdeck.connector.metrics.MetricSource;
import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.signals.Lately.Place;
import dev.quarterdeck.signals.Measure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * How everything that a source measures did just now: a handful of questions for all components that are found by the same
 * labels, however many these are.
 */
@Component
class OutsideLately {

    private static final Duration WINDOW = Duration.ofMinutes(5);

    private final Selections selections;
    private final OutsideQuery query;

    OutsideLately(Selections selections, OutsideQuery query) {
        this.selections = selections;
        this.query = query;
    }

    List<OutsideRow> of(MetricSource source, Instant now) {
        var mapping = selections.mapping(source);
        var annotated = new HashMap<EntityRef, Selection>();
        query.annotated().forEach((component, said) -> {
            if (Selections.isOf(source, said)) {
                annotated.put(component, Selections.of(component, mapping, said));
            }
        });
        var rows = new ArrayList<OutsideRow>();
        annotated.entrySet().stream()
                .filter(entry -> !isUsual(entry.getValue()))
                .collect(groupingBy(entry -> entry.getValue().labels().keySet()))
                .forEach((labels, components) -> rows.addAll(selected(source, mapping, labels, components, now)));
        rows.addAll(usual(source, mapping, annotated, now));
        return rows;
    }

    private static boolean isUsual(Selection selection) {
        return selection.labels().keySet().equals(Set.of(selection.mapping().componentLabel()));
    }

    private static List<OutsideRow> selected(
            MetricSource source,
            Mapping mapping,
            Set<String> labels,
            List<Map.Entry<EntityRef, Selection>> components,
            Instant now) {
        var rows = new ArrayList<OutsideRow>();
        ask(source, mapping, labels, now)
                .forEach((found, moments) -> components.stream()
                        .filter(component -> found.entrySet()
                                .containsAll(component.getValue().labels().entrySet()))
                        .forEach(component -> rows.addAll(rows(component.getKey(), mapping, found, moments))));
        return rows;
    }

    /** By the label that names components; whoever says something else of itself is not meant. */
    private List<OutsideRow> usual(
            MetricSource source, Mapping mapping, Map<EntityRef, Selection> annotated, Instant now) {
        var others = annotated.entrySet().stream()
                .filter(entry -> isUsual(entry.getValue()))
                .collect(Collectors.toMap(
                        entry -> entry.getValue().labels().get(mapping.componentLabel()),
                        Map.Entry::getKey,
                        (one, _) -> one));
        var found = ask(source, mapping, Set.of(mapping.componentLabel()), now);
        var names = new HashMap<String, EntityRef>();
        found.keySet().forEach(labels -> {
            var name = labels.getOrDefault(mapping.componentLabel(), "");
            component(name, others).ifPresent(component -> names.put(name, component));
        });
        var known = query.known(new HashSet<>(names.values()));
        var rows = new ArrayList<OutsideRow>();
        found.forEach(
                (labels, moments) -> Optional.ofNullable(names.get(labels.getOrDefault(mapping.componentLabel(), "")))
                        .filter(known::contains)
                        .filter(component -> !annotated.containsKey(component) || others.containsValue(component))
                        .ifPresent(component -> rows.addAll(rows(component, mapping, labels, moments))));
        return rows;
    }

    private static Optional<EntityRef> component(String name, Map<String, EntityRef> others) {
        try {
            return Optional.of(others.containsKey(name) ? others.get(name) : EntityRef.component(name));
        } catch (IllegalArgumentException e) {
            // whatever a label says, an entity has another form of name
            return Optional.empty();
        }
    }

    private static Map<Map<String, String>, NavigableMap<Instant, Measure>> ask(
            MetricSource source, Mapping mapping, Set<String> labels, Instant now) {
        var groups = new TreeSet<>(labels);
        groups.add(mapping.versionLabel());
        if (mapping.environment() == null) {
            groups.add(mapping.environmentLabel());
        }
        var matchers = labels.stream().sorted().map(label -> label + "!=\"\"").collect(Collectors.joining(","));
        return new OutsideReader(source, new Golden(mapping, matchers, List.copyOf(groups))).last(WINDOW, now);
    }

    private static List<OutsideRow> rows(
            EntityRef component, Mapping mapping, Map<String, String> labels, NavigableMap<Instant, Measure> moments) {
        return mapping.environmentOf(labels.get(mapping.environmentLabel())).stream()
                .flatMap(environment -> moments.entrySet().stream()
                        .map(moment -> new OutsideRow(
                                new Place(component, environment),
                                labels.getOrDefault(mapping.versionLabel(), ""),
                                moment.getKey(),
                                moment.getValue())))
                .toList();
    }
}
