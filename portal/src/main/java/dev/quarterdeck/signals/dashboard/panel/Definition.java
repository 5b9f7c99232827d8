package dev.quarterdeck.signals.dashboard.panel;

import dev.quarterdeck.platform.EntityRef;
import java.text.Normalizer;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a dashboard shows.
 *
 * @param name stands in its address; of dashboards that people make without a dot
 * @param owner a user or a group
 * @param range up to now, as in addresses: {@code 3h}
 * @param refresh how often open pages ask again; null for never
 */
public record Definition(
        String name,
        String title,
        @Nullable String description,
        EntityRef owner,
        String range,
        @Nullable Duration refresh,
        List<Variable> variables,
        List<Row> rows) {

    public static final int MOST_PANELS = 100;

    private static final Pattern NAME = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");
    private static final Set<String> TAKEN = Set.of("new", "imports", "all", "home");

    public Definition {
        title = title.strip();
        variables = List.copyOf(variables);
        rows = List.copyOf(rows);
        if (title.isEmpty() || title.length() > 120) {
            throw new IllegalArgumentException("metadata.title: give one of at most 120 characters");
        }
        if (!owner.kind().equals("user") && !owner.kind().equals("group")) {
            throw new IllegalArgumentException(
                    "spec.owner: a dashboard belongs to a user or a group, not to %s".formatted(owner));
        }
        try {
            Ranges.length(range);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("spec.range: " + e.getMessage(), e);
        }
        if (refresh != null && refresh.compareTo(Duration.ofSeconds(5)) < 0) {
            throw new IllegalArgumentException("spec.refresh: not more often than each 5 seconds");
        }
        if (description != null && description.isBlank()) {
            description = null;
        }
        checkPanels(rows);
        checkVariables(variables, rows);
    }

    private static void checkPanels(List<Row> rows) {
        var panels = rows.stream().flatMap(row -> row.panels().stream()).toList();
        if (panels.size() > MOST_PANELS) {
            throw new IllegalArgumentException(
                    "spec.rows: at most %d panels, not %d".formatted(MOST_PANELS, panels.size()));
        }
        var ids = new HashSet<String>();
        panels.forEach(panel -> {
            if (!ids.add(panel.head().id())) {
                throw new IllegalArgumentException("spec.rows: there are two panels with the id '%s'"
                        .formatted(panel.head().id()));
            }
        });
    }

    private static void checkVariables(List<Variable> variables, List<Row> rows) {
        var names = variables.stream().map(Variable::name).toList();
        var known = new HashSet<String>();
        names.forEach(name -> {
            if (!known.add(name)) {
                throw new IllegalArgumentException("spec.variables: there are two named '%s'".formatted(name));
            }
        });
        rows.stream()
                .flatMap(row -> row.panels().stream())
                .forEach(panel -> panel.texts()
                        .flatMap(text -> Values.usedIn(text).stream())
                        .filter(Predicate.not(known::contains))
                        .findFirst()
                        .ifPresent(name -> {
                            throw new IllegalArgumentException(
                                    "spec.variables: panel '%s' uses $%s, which is none of them"
                                            .formatted(panel.head().id(), name));
                        }));
    }

    /** @throws IllegalArgumentException unless people may give a dashboard this name */
    public static String checkedName(String name) {
        if (!NAME.matcher(name).matches() || TAKEN.contains(name)) {
            throw new IllegalArgumentException(
                    "metadata.name: '%s' is not a name of small letters, digits and dashes, or is taken by the portal"
                            .formatted(name));
        }
        return name;
    }

    /** A name after a title. */
    public static String nameFor(String title) {
        var plain = Normalizer.normalize(title, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
        var name = plain.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        var cut = name.length() > 60 ? name.substring(0, 60).replaceAll("-$", "") : name;
        return cut.isEmpty() ? "dashboard" : TAKEN.contains(cut) ? cut + "-1" : cut;
    }

    public Stream<Panel> panels() {
        return rows.stream().flatMap(row -> row.panels().stream());
    }

    public Optional<Panel> panel(String id) {
        return panels().filter(panel -> panel.head().id().equals(id)).findFirst();
    }

    /** One that is free on this dashboard. */
    public String idFor(String title) {
        var taken = panels().map(panel -> panel.head().id()).collect(Collectors.toSet());
        var id = nameFor(title);
        var number = 2;
        var free = id;
        while (taken.contains(free)) {
            free = id + "-" + number++;
        }
        return free;
    }

    public Definition called(String other, String otherTitle, EntityRef otherOwner) {
        return new Definition(other, otherTitle, description, otherOwner, range, refresh, variables, rows);
    }

    public Definition with(List<Row> otherRows) {
        return new Definition(name, title, description, owner, range, refresh, variables, otherRows);
    }

    public String path() {
        return "/dashboards/" + name;
    }
}
