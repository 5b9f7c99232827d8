package dev.quarterdeck.environments;

import dev.quarterdeck.audit.AuditEntry;
import dev.quarterdeck.audit.AuditLog;
import dev.quarterdeck.platform.NotFound;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where things run, in promotion order. */
@Component
public class Environments {

    private final EnvironmentRepository environments;
    private final AuditLog audit;

    Environments(EnvironmentRepository environments, AuditLog audit) {
        this.environments = environments;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    public List<Environment> inOrder() {
        return environments.inOrder();
    }

    /** @throws NotFound if there is none of that name */
    @Transactional(readOnly = true)
    public Environment get(String name) {
        return environments
                .find(name)
                .orElseThrow(() -> new NotFound("There is no environment named '%s'.".formatted(name)));
    }

    /** The one that comes next in promotion order; empty for the last. */
    @Transactional(readOnly = true)
    public Optional<Environment> after(Environment environment) {
        return inOrder().stream()
                .filter(other -> other.position() > environment.position())
                .findFirst();
    }

    /** The one a release must have run in before; empty for the first. */
    @Transactional(readOnly = true)
    public Optional<Environment> before(Environment environment) {
        return inOrder().reversed().stream()
                .filter(other -> other.position() < environment.position())
                .findFirst();
    }

    /** An environment that exists keeps its rules. */
    @Transactional
    public void define(Environment environment, String actor) {
        if (environments.insertIfMissing(environment)) {
            audit.record(new AuditEntry(
                    actor,
                    "environment.defined",
                    "environments/" + environment.name(),
                    environment.name(),
                    null,
                    Map.of("approvals required", Integer.toString(environment.approvalsRequired()))));
        }
    }
}
