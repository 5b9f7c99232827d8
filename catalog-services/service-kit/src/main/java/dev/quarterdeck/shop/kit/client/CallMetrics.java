package dev.quarterdeck.shop.kit.client;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Histogram;

/** Duration of the calls to other services; the outcome is the status of the answer, or {@code failed} without one. */
class CallMetrics {

    private final Histogram durations;

    CallMetrics(CollectorRegistry registry) {
        durations = Histogram.build("http_client_request_duration_seconds", "Time from a call to its answer or failure")
                .labelNames("dependency", "outcome")
                .buckets(.005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5)
                .register(registry);
    }

    void record(String dependency, String outcome, double seconds) {
        durations.labels(dependency, outcome).observe(seconds);
    }
}
