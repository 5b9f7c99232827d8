package dev.quarterdeck.environments;

import dev.quarterdeck.audit.AuditEntry;
import dev.quarterdeck.audit.AuditLog;
import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.platform.NotFound;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is set differently in one environment. */
@Component
public class Configurations {

    private final ConfigurationRepository configurations;
    private final Environments environments;
    private final AuditLog audit;

    Configurations(ConfigurationRepository configurations, Environments environments, AuditLog audit) {
        this.configurations = configurations;
        this.environments = environments;
        this.audit = audit;
    }

    /** The newest version; a component nobody has configured has an empty first one. */
    @Transactional
    public Configuration current(EntityRef component, String environment) {
        var place = environments.get(environment).name();
        return configurations.current(component, place).orElseGet(() -> {
            configurations.insertFirstIfMissing(component, place, "system:environments");
            return configurations.current(component, place).orElseThrow();
        });
    }

    /** @throws NotFound if there is no such version */
    @Transactional(readOnly = true)
    public Configuration get(long id) {
        return configurations.find(id).orElseThrow(() -> new NotFound("There is no configuration %d.".formatted(id)));
    }

    /**
     * Keeps a new version, which nothing runs with until it is deployed. Equal settings make no new version.
     *
     * @param base the version that the settings were made from
     * @return empty if somebody has saved another version meanwhile
     */
    @Transactional
    public Optional<Configuration> save(
            EntityRef component,
            String environment,
            int base,
            SortedMap<String, String> settings,
            String author,
            String reason) {
        var before = current(component, environment);
        if (before.version() != base) {
            return Optional.empty();
        }
        if (before.settings().equals(settings)) {
            return Optional.of(before);
        }
        var saved = configurations.insertAfter(before, settings, author, reason).map(this::get);
        saved.ifPresent(after -> recordSaved(before, after, author, reason));
        return saved;
    }

    private void recordSaved(Configuration before, Configuration saved, String author, String reason) {
        audit.record(new AuditEntry(
                author,
                "configuration.saved",
                saved.component().toString(),
                saved.environment(),
                reason,
                Map.of(
                        "version", Integer.toString(saved.version()),
                        "changed", String.join(", ", before.changesTo(saved).keySet()))));
    }
}
