package dev.quarterdeck.shop.kit.metrics;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.exporter.common.TextFormat;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

@RestController
class MetricsController {

    private final CollectorRegistry registry;

    MetricsController(CollectorRegistry registry) {
        this.registry = registry;
    }

    @GetMapping("/metrics")
    void show(
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept,
            HttpServletResponse response)
            throws IOException {
        var format = TextFormat.chooseContentType(accept);
        response.setContentType(format);
        TextFormat.writeFormat(format, response.getWriter(), registry.metricFamilySamples());
    }
}
