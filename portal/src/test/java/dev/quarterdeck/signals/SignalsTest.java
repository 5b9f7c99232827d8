package dev.quarterdeck.signals;

import dev.quarterdeck.FeatureTest;
import dev.quarterdeck.workloads.FakeCluster;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** A {@link FeatureTest} with everything that measures; a test itself says when it does. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@FeatureTest(packages = {"audit", "catalog", "environments", "workloads", "signals"})
@Import(FakeCluster.class)
@TestPropertySource(
        properties = {
            "quarterdeck.signals.scrape.enabled=false",
            "quarterdeck.signals.scrape.timeout=3s",
            // how long a page waits must not decide a test
            "quarterdeck.signals.outside.patience=60s",
            "quarterdeck.signals.outside.longest=60s"
        })
public @interface SignalsTest {}
