package dev.quarterdeck.shop.kit.metrics;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Histogram;

/** Rate, errors and duration of the requests a service answers, by route template and never by path. */
class RequestMetrics {

    private final Counter requests;
    private final Counter errors;
    private final Histogram durations;

    RequestMetrics(CollectorRegistry registry) {
        requests = Counter.build("http_requests_total", "Requests answered")
                .labelNames("method", "route", "status")
                .register(registry);
        errors = Counter.build("http_request_errors_total", "Requests answered with a status of 500 or above")
                .labelNames("method", "route")
                .register(registry);
        durations = Histogram.build("http_request_duration_seconds", "Time from a request to its answer")
                .labelNames("method", "route")
                .buckets(.005, .01, .025, .05, .1, .25, .3, .5, 1, 2.5, 5, 10)
                .register(registry);
    }

    void record(String method, String route, int status, double seconds) {
        requests.labels(method, route, Integer.toString(status)).inc();
        durations.labels(method, route).observe(seconds);
        // present at zero, so that a rate can be taken from the first error on
        var failures = errors.labels(method, route);
        if (status >= 500) {
            failures.inc();
        }
    }
}
