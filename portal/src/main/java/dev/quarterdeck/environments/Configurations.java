package dev.quarterdeck.environments;

import dev.quarterdeck.audit.AuditEntry;
import dev.quarterdeck.audit.AuditLog;
import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.platform.NotFound;
import java.util.Map;
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

    /** Keeps a new version, which nothing runs with until it is deployed. Equal settings make no new version. */
    @Transactional
    public Configuration save(
            EntityRef component, String environment, SortedMap<String, String> settings, String author, String reason) {
        var before = current(component, environment);
        if (before.settings().equals(settings)) {
            return before;
        }
        var saved = get(configurations.insert(component, environment, settings, author, reason));
        audit.record(new AuditEntry(
                author,
                "configuration.saved",
                component.toString(),
                environment,
                reason,
                Map.of(
                        "version", Integer.toString(saved.version()),
                        "changed", String.join(", ", before.changesTo(saved).keySet()))));
        return saved;
    }
}
