package dev.quarterdeck.shop.kit.client;

import java.io.IOException;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

class Measuring implements ClientHttpRequestInterceptor {

    private final String dependency;
    private final CallMetrics metrics;

    Measuring(String dependency, CallMetrics metrics) {
        this.dependency = dependency;
        this.metrics = metrics;
    }

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        long start = System.nanoTime();
        var outcome = "failed";
        try {
            var response = execution.execute(request, body);
            outcome = Integer.toString(response.getStatusCode().value());
            return response;
        } finally {
            metrics.record(dependency, outcome, (System.nanoTime() - start) / 1e9);
        }
    }
}
