package dev.quarterdeck.signals.outside;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.quarterdeck.catalog.Catalog;
import dev.quarterdeck.connector.metrics.MetricSource;
import dev.quarterdeck.platform.EntityRef;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Says by which labels of which source a component is found. */
@Component
class Selections {

    private static final Duration KEPT = Duration.ofSeconds(30);

    private final List<MetricSource> sources;
    private final OutsideSettings settings;
    private final Catalog catalog;

    /** Objectives ask for all of them over and over; what a component says of itself changes rarely. */
    private final Cache<EntityRef, Optional<Annotations>> said =
            Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(KEPT).build();

    Selections(List<MetricSource> sources, OutsideSettings settings, Catalog catalog) {
        this.sources = List.copyOf(sources);
        this.settings = settings;
        this.catalog = catalog;
    }

    List<MetricSource> sources() {
        return sources;
    }

    Mapping mapping(MetricSource source) {
        return settings.of(source.name());
    }

    /** Empty if no source measures it, as far as anybody said. */
    Optional<Selection> of(EntityRef component, String environment) {
        return sources.isEmpty()
                ? Optional.empty()
                : said.get(component, asked -> catalog.lookUp(asked).map(entry -> Annotations.of(entry.annotations())))
                        .flatMap(annotations -> of(component, environment, annotations));
    }

    private Optional<Selection> of(EntityRef component, String environment, Annotations said) {
        return sources.stream()
                .filter(source -> isOf(source, said))
                .map(this::mapping)
                .filter(mapping -> mapping.labelsOf(environment) != null)
                .findFirst()
                .map(mapping -> of(component, mapping, said));
    }

    static Selection of(EntityRef component, Mapping mapping, Annotations said) {
        var labels = said.labels() == null ? Map.<String, String>of() : Selection.labels(said.labels());
        return new Selection(
                mapping,
                labels.isEmpty()
                        ? new TreeMap<>(Map.of(mapping.componentLabel(), component.name()))
                        : new TreeMap<>(labels));
    }

    /** Of one that says nothing each may know. */
    static boolean isOf(MetricSource source, Annotations said) {
        return said.connection() == null || said.connection().equals(source.name());
    }

    /** The source of a connection, by its name. */
    Optional<MetricSource> source(String connection) {
        return sources.stream()
                .filter(source -> source.name().equals(connection))
                .findFirst();
    }
}
