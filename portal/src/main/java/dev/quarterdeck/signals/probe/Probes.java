package dev.quarterdeck.signals.probe;

import dev.quarterdeck.audit.AuditEntry;
import dev.quarterdeck.audit.AuditLog;
import dev.quarterdeck.catalog.Catalog;
import dev.quarterdeck.connector.metrics.MetricSource;
import dev.quarterdeck.environments.Environments;
import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.platform.NotFound;
import dev.quarterdeck.platform.Reason;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is asked from outside, and what came of it. */
@Component
@Transactional
public class Probes {

    private static final Duration DAY = Duration.ofDays(1);

    private final ProbeRepository probes;
    private final Catalog catalog;
    private final Environments environments;
    private final List<MetricSource> sources;
    private final AuditLog audit;
    private final Clock clock;

    Probes(
            ProbeRepository probes,
            Catalog catalog,
            Environments environments,
            List<MetricSource> sources,
            AuditLog audit,
            Clock clock) {
        this.sources = List.copyOf(sources);
        this.probes = probes;
        this.catalog = catalog;
        this.environments = environments;
        this.audit = audit;
        this.clock = clock;
    }

    /** By name. */
    @Transactional(readOnly = true)
    public List<ProbeStanding> all() {
        return probes.standings(probes.all(), clock.instant().minus(DAY));
    }

    /** Of one component, by name. */
    @Transactional(readOnly = true)
    public List<ProbeStanding> of(EntityRef component) {
        return probes.standings(probes.of(component), clock.instant().minus(DAY));
    }

    /** @throws NotFound if there is none of that name */
    @Transactional(readOnly = true)
    public ProbeStanding get(String name) {
        return probes.standings(List.of(find(name)), clock.instant().minus(DAY)).getFirst();
    }

    private Probe find(String name) {
        return probes.find(name).orElseThrow(() -> new NotFound("There is no probe named '%s'.".formatted(name)));
    }

    /** The newest first. */
    @Transactional(readOnly = true)
    public List<ProbeResult> results(Probe probe, int limit) {
        return probes.results(probe.id(), limit);
    }

    /**
     * It is asked within seconds.
     *
     * @return why not, in words; empty if it was made
     */
    public Optional<String> define(ProbeDefinition definition, String actor) {
        var wrong = whatIsWrong(definition);
        if (wrong != null) {
            return Optional.of(wrong);
        }
        if (!probes.insert(definition, actor, clock.instant())) {
            return Optional.of("Name: there is a probe named %s already".formatted(definition.name()));
        }
        record(actor, "probe.defined", definition, null);
        return Optional.empty();
    }

    private @Nullable String whatIsWrong(ProbeDefinition definition) {
        var connection = definition.connection();
        if (connection != null
                && sources.stream().noneMatch(source -> source.name().equals(connection))) {
            return "Through: no Prometheus named '%s' is connected".formatted(connection);
        }
        if (catalog.lookUp(definition.component()).isEmpty()) {
            return "Component: the catalog has no %s".formatted(definition.component());
        }
        return environments.inOrder().stream()
                        .anyMatch(environment -> environment.name().equals(definition.environment()))
                ? null
                : "Environment: there is none named '%s'".formatted(definition.environment());
    }

    /**
     * With everything that came of it.
     *
     * @return why not, in words; empty if it was removed
     */
    public Optional<String> remove(String name, String reason, String actor) {
        if (Reason.isTooShort(reason)) {
            return Optional.of(Reason.TOO_SHORT);
        }
        var probe = find(name);
        probes.delete(probe.id());
        record(actor, "probe.removed", probe.definition(), reason.strip());
        return Optional.empty();
    }

    private void record(String actor, String action, ProbeDefinition definition, @Nullable String reason) {
        audit.record(new AuditEntry(
                actor,
                action,
                definition.component().toString(),
                definition.environment(),
                reason,
                Map.of(
                        "probe",
                        definition.name(),
                        "address",
                        definition.address().toString())));
    }
}
