package dev.quarterdeck.delivery.rollout;

import static org.awaitility.Awaitility.await;

import dev.quarterdeck.TestClock;
import java.time.Duration;

/** Takes the place of the scheduler: looks at all unfinished deployments when a test says so. */
public class Ticker {

    private final DeploymentRepository deployments;
    private final DeploymentStep step;
    private final TestClock clock;

    Ticker(DeploymentRepository deployments, DeploymentStep step, TestClock clock) {
        this.deployments = deployments;
        this.step = step;
        this.clock = clock;
    }

    /** One look, at the present moment. */
    public void tick() {
        deployments.unfinished().forEach(step::take);
    }

    /** Looks once a second, in the clock's time, until what the test waits for is so. */
    public void tickUntil(Runnable assertion) {
        await().pollInterval(Duration.ofMillis(20)).untilAsserted(() -> {
            tick();
            clock.advance(Duration.ofSeconds(1));
            assertion.run();
        });
    }
}
