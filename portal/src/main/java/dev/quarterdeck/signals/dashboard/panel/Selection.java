package dev.quarterdeck.signals.dashboard.panel;

import dev.quarterdeck.platform.EntityRef;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Of what something is asked. An empty text leaves it open; any text may hold variables.
 *
 * @param components references, or names of components in the usual namespace; empty for all that fit the rest
 * @param system reference of a system, or its name
 * @param owner reference of a group or a user, or the name of a group
 * @param type of component, such as {@code service}
 * @param releases by version; empty for all
 */
public record Selection(
        List<String> components, String system, String owner, String type, String environment, List<String> releases) {

    /** A sentence names no more. */
    private static final int MOST_NAMED = 3;

    public static final Selection EVERYTHING = new Selection(List.of(), "", "", "", "");

    public Selection {
        components = components.stream()
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList();
        system = system.strip();
        owner = owner.strip();
        type = type.strip();
        environment = environment.strip();
        releases = releases.stream()
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList();
    }

    /** Of all releases. */
    public Selection(List<String> components, String system, String owner, String type, String environment) {
        this(components, system, owner, type, environment, List.of());
    }

    public static Selection ofSystem(String system, String environment) {
        return new Selection(List.of(), system, "", "", environment);
    }

    public static Selection of(String component, String environment) {
        return new Selection(List.of(component), "", "", "", environment);
    }

    public static Selection in(String environment) {
        return new Selection(List.of(), "", "", "", environment);
    }

    Stream<String> texts() {
        return Stream.of(components.stream(), Stream.of(system, owner, type, environment), releases.stream())
                .flatMap(texts -> texts);
    }

    /** With something else in place of each text, such as the values of variables in it. */
    public Selection with(Function<String, String> change) {
        return new Selection(
                components.stream().map(change).toList(),
                change.apply(system),
                change.apply(owner),
                change.apply(type),
                change.apply(environment),
                releases.stream().map(change).toList());
    }

    /** @throws IllegalArgumentException if one cannot be read */
    public List<EntityRef> componentRefs() {
        return components.stream().map(one -> ref(one, "component")).toList();
    }

    /** @throws IllegalArgumentException if something in it cannot be read */
    public void check() {
        componentRefs();
        if (!system.isEmpty()) {
            ref(system, "system");
        }
        if (!owner.isEmpty()) {
            ref(owner, "group");
        }
    }

    public static EntityRef ref(String text, String kind) {
        return EntityRef.parse(text, kind, EntityRef.DEFAULT_NAMESPACE);
    }

    /** For people. */
    public String words() {
        var of = Stream.of(
                        components.size() > MOST_NAMED
                                ? "%s and %d more".formatted(components.getFirst(), components.size() - 1)
                                : String.join(", ", components),
                        system.isEmpty() ? "" : "system " + system,
                        owner.isEmpty() ? "" : "owner " + owner,
                        type.isEmpty() ? "" : "type " + type,
                        releases.isEmpty() ? "" : "release " + String.join(" or ", releases))
                .filter(text -> !text.isEmpty())
                .toList();
        return "%s in %s"
                .formatted(
                        of.isEmpty() ? "everything" : String.join(", ", of),
                        environment.isEmpty() ? "all environments" : environment);
    }
}
