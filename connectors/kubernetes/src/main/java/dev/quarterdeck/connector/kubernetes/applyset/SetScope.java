package dev.quarterdeck.connector.kubernetes.applyset;

import dev.quarterdeck.connector.manifest.Part;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Where members of a set may be.
 *
 * @param home namespace that the set is kept in
 * @param kinds as {@code Deployment.apps}, {@code ConfigMap}
 * @param additional namespaces other than {@code home}
 */
record SetScope(String home, SortedSet<String> kinds, SortedSet<String> additional) {

    static SetScope of(String home, Collection<String> kinds, Collection<String> additional) {
        return new SetScope(home, new TreeSet<>(kinds), new TreeSet<>(additional));
    }

    /** With {@code parts} in it. */
    SetScope with(Stream<Part> parts) {
        var wider = of(home, kinds, additional);
        parts.forEach(part -> {
            wider.kinds.add(kind(part));
            if (!part.namespace().isEmpty() && !part.namespace().equals(home)) {
                wider.additional.add(part.namespace());
            }
        });
        return wider;
    }

    static String kind(Part part) {
        var slash = part.apiVersion().indexOf('/');
        return slash < 0 ? part.kind() : part.kind() + "." + part.apiVersion().substring(0, slash);
    }

    Stream<String> namespaces() {
        return Stream.concat(Stream.of(home), additional.stream());
    }
}
