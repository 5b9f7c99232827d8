package dev.quarterdeck.delivery.rollout;

import dev.quarterdeck.delivery.release.ReleaseCreated;
import dev.quarterdeck.environments.Configurations;
import dev.quarterdeck.environments.Environment;
import dev.quarterdeck.environments.Environments;
import dev.quarterdeck.workloads.Revision;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** New releases reach automatic environments by themselves. */
@Component
class AutomaticDeployments {

    private final Environments environments;
    private final Configurations configurations;
    private final Deployments deployments;

    AutomaticDeployments(Environments environments, Configurations configurations, Deployments deployments) {
        this.environments = environments;
        this.configurations = configurations;
        this.deployments = deployments;
    }

    @ApplicationModuleListener
    void on(ReleaseCreated created) {
        environments.inOrder().stream()
                .filter(Environment::automatic)
                .forEach(environment -> deploy(created, environment));
    }

    /** May be told of the same release again, and late: after a crash, or by another portal. */
    private void deploy(ReleaseCreated created, Environment environment) {
        deployments.keepOthersOut(created.component(), environment.name());
        if (deployments.knows(
                created.component(), environment.name(), created.release().value())) {
            return;
        }
        var configuration = configurations.current(created.component(), environment.name());
        deployments.request(new DeploymentRequest(
                created.component(),
                environment.name(),
                new Revision(created.release().value(), configuration.id()),
                Cause.PIPELINE,
                created.createdBy(),
                null,
                null));
    }
}
