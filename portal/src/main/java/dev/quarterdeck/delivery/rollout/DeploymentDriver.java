package dev.quarterdeck.delivery.rollout;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.quarterdeck.workloads.WorkloadChanged;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Async;
import org.springframework.transaction.event.TransactionalEventListener;

/** Sees to it that every unfinished deployment is looked at: each second, and as soon as there is reason to. */
@Configuration(proxyBeanMethods = false)
class DeploymentDriver {

    private static final Logger log = LoggerFactory.getLogger(DeploymentDriver.class);

    private static final Duration ROUND = Duration.ofSeconds(1);

    private final DeploymentRepository deployments;
    private final DeploymentStep step;

    DeploymentDriver(DeploymentRepository deployments, DeploymentStep step) {
        this.deployments = deployments;
        this.step = step;
    }

    @Bean
    RecurringTask<Void> deploymentTask() {
        return Tasks.recurring("deployments", FixedDelay.of(ROUND)).execute((_, _) -> take(deployments.unfinished()));
    }

    @Async
    @TransactionalEventListener
    public void on(DeploymentRequested requested) {
        take(requested.deployment());
    }

    @Async
    @EventListener
    public void on(WorkloadChanged changed) {
        take(deployments.unfinished(changed.component(), changed.environment()));
    }

    private void takeAfter(Duration wait, DeploymentId id) {
        CompletableFuture.delayedExecutor(wait.toMillis(), TimeUnit.MILLISECONDS, Thread::startVirtualThread)
                .execute(() -> take(id));
    }

    private void take(List<DeploymentId> ids) {
        ids.forEach(this::take);
    }

    private void take(DeploymentId id) {
        try {
            var next = step.take(id);
            while (next.filter(Duration::isZero).isPresent()) {
                log.debug("Deployment {} moved", id);
                next = step.take(id);
            }
            // anything later comes with the next round
            next.filter(wait -> wait.compareTo(ROUND) < 0).ifPresent(wait -> takeAfter(wait, id));
        } catch (RuntimeException e) {
            // it is looked at again in a second; the others must not wait for this one
            log.warn("Deployment {} could not be taken further just now", id, e);
        }
    }
}
