package dev.quarterdeck.delivery;

import dev.quarterdeck.FeatureTest;
import dev.quarterdeck.delivery.rollout.Ticker;
import dev.quarterdeck.workloads.FakeCluster;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** A {@link FeatureTest} with everything that a release passes, on a {@link FakeCluster}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@FeatureTest(
        packages = {
            "environments",
            "workloads",
            "audit",
            "catalog",
            "signals",
            "delivery.release",
            "delivery.rollout",
            "delivery.promotion"
        })
@TestPropertySource(properties = "quarterdeck.signals.scrape.enabled=false")
@Import({FakeCluster.class, Shop.class, Ticker.class})
public @interface DeliveryTest {}
