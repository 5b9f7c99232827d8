package dev.quarterdeck.connector.tracing;

import java.util.List;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** All servers that are asked, as they stand below {@code quarterdeck.connectors}. */
record TracingConnections(
        @DefaultValue List<TracingConnection> zipkin,
        @DefaultValue List<TracingConnection> jaeger) {

    TracingConnections {
        zipkin = List.copyOf(zipkin);
        jaeger = List.copyOf(jaeger);
    }
}
