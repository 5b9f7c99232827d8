package dev.quarterdeck.delivery.rollout.web;

import dev.quarterdeck.catalog.EntityPanel;
import dev.quarterdeck.catalog.Panel;
import dev.quarterdeck.delivery.rollout.Deployments;
import dev.quarterdeck.environments.Environment;
import dev.quarterdeck.environments.Environments;
import dev.quarterdeck.identity.Entitlement;
import dev.quarterdeck.platform.EntityRef;
import java.security.Principal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The way back in production, one press from a component's page; other environments have it on their deployments. */
@Component
class RollbackPanel implements EntityPanel {

    private final Environments environments;
    private final Deployments deployments;

    RollbackPanel(Environments environments, Deployments deployments) {
        this.environments = environments;
        this.deployments = deployments;
    }

    /** @param lacking what the person needs and does not have; null if they may */
    public record Rollback(
            EntityRef component,
            String environment,
            @Nullable String lacking) {}

    @Override
    public int order() {
        return 20;
    }

    @Override
    public Optional<Panel> panelFor(EntityRef entity, Principal user) {
        if (!entity.kind().equals("component")) {
            return Optional.empty();
        }
        return environments.inOrder().stream()
                .filter(Environment::production)
                .filter(environment ->
                        deployments.rollBackTarget(entity, environment.name()).isPresent())
                .findFirst()
                .map(environment -> new Panel(
                        "entity/rollback",
                        "rollback",
                        new Rollback(entity, environment.name(), Entitlement.GO_BACK.lackedBy(user)),
                        Panel.Placement.ACTIONS));
    }
}
