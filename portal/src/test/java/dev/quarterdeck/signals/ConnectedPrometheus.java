package dev.quarterdeck.signals;

import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.connector.metrics.Answer;
import dev.quarterdeck.connector.metrics.MetricSource;
import dev.quarterdeck.connector.metrics.Series;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** The connection {@code main} of a test, by the real connector, to whatever the test starts; away until then. */
public class ConnectedPrometheus implements MetricSource {

    private final AtomicInteger asked = new AtomicInteger();
    private @Nullable AnnotationConfigApplicationContext connector;

    /** As the settings of a portal would. */
    public void connect(URI address) {
        disconnect();
        var made = new AnnotationConfigApplicationContext();
        made.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test",
                        Map.of(
                                "quarterdeck.connectors.prometheus[0].name", "main",
                                "quarterdeck.connectors.prometheus[0].url", address.toString(),
                                "quarterdeck.connectors.prometheus[0].timeout", "20s")));
        try {
            made.register(Class.forName("dev.quarterdeck.connector.prometheus.PrometheusAutoConfiguration"));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("The connector is no dependency of the portal's any more", e);
        }
        made.refresh();
        connector = made;
    }

    public void disconnect() {
        var before = connector;
        connector = null;
        if (before != null) {
            before.close();
        }
    }

    /** How many questions were asked since the last time. */
    public int asked() {
        return asked.getAndSet(0);
    }

    private MetricSource connected() {
        asked.incrementAndGet();
        var made = connector;
        if (made == null) {
            throw new SourceUnavailable("Prometheus 'main' is away");
        }
        return made.getBean(MetricSource.class);
    }

    @Override
    public String name() {
        return "main";
    }

    @Override
    public String kind() {
        return "Metrics";
    }

    @Override
    public String check() {
        return connected().check();
    }

    @Override
    public List<Series> range(String query, Instant from, Instant to, Duration step) {
        return connected().range(query, from, to, step);
    }

    @Override
    public List<Series> at(String query, Instant moment) {
        return connected().at(query, moment);
    }

    @Override
    public Answer askRange(String query, Instant from, Instant to, Duration step) {
        return connected().askRange(query, from, to, step);
    }

    @Override
    public Answer askAt(String query, Instant moment) {
        return connected().askAt(query, moment);
    }

    @Override
    public Answer samples(String selector, Instant after, Instant to) {
        return connected().samples(selector, after, to);
    }
}
