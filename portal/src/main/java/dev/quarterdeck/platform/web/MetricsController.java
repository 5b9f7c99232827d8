package dev.quarterdeck.platform.web;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.exporter.common.TextFormat;
import io.prometheus.client.hotspot.DefaultExports;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The portal's own numbers, for Prometheus. */
@RestController
class MetricsController {

    MetricsController() {
        DefaultExports.initialize();
    }

    @GetMapping("/metrics")
    void show(
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept,
            HttpServletResponse response)
            throws IOException {
        var format = TextFormat.chooseContentType(accept);
        response.setContentType(format);
        try (var writer = response.getWriter()) {
            TextFormat.writeFormat(format, writer, CollectorRegistry.defaultRegistry.metricFamilySamples());
        }
    }
}
