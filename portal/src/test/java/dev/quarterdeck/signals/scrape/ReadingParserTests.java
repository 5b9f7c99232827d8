package dev.quarterdeck.signals.scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReadingParserTests {

    @Test
    void picksTheGoldenSignals() throws IOException {
        var reading = parse("""
                # HELP http_requests_total Requests answered
                # TYPE http_requests_total counter
                http_requests_total{method="GET",route="/orders/{id}",status="200",} 90.0
                http_requests_total{method="POST",route="/orders",status="503",} 10
                http_requests_total{method="GET",route="/ready",status="200",} 4711
                http_request_duration_seconds_bucket{route="/orders",le="0.1"} 60
                http_request_duration_seconds_bucket{route="/orders",le="+Inf"} 100
                http_request_duration_seconds_bucket{route="/live",le="0.1"} 4711
                http_request_duration_seconds_sum{route="/orders"} 12.5
                process_cpu_seconds_total 3.5
                process_resident_memory_bytes 1.5E8
                process_start_time_seconds 1.773748800E9
                hikaricp_active_connections{pool="HikariPool-1",} 2.0
                hikaricp_max_connections{pool="HikariPool-1",} 10.0
                orders_placed_total{payment="cash"} 3
                orders_placed_total{payment="card"} 4 1773748800000
                jvm_threads_started_total 99
                queue_length 5
                """);

        assertThat(reading.requests()).isEqualTo(100);
        assertThat(reading.errors()).isEqualTo(10);
        assertThat(reading.duration()).isEqualTo(12.5);
        assertThat(reading.buckets()).isEqualTo(Map.of(0.1, 60.0, Double.POSITIVE_INFINITY, 100.0));
        assertThat(reading.bounds()).containsExactly(0.1);
        assertThat(reading.cpu()).isEqualTo(3.5);
        assertThat(reading.memory()).isEqualTo(150_000_000);
        assertThat(reading.connections()).isEqualTo(2);
        assertThat(reading.pool()).isEqualTo(10);
        assertThat(reading.startedAt()).isEqualTo(1_773_748_800.0);
        assertThat(reading.counters()).isEqualTo(Map.of("orders_placed_total", 7.0));
    }

    @Test
    void readsMicrometerToo() throws IOException {
        var reading = parse("""
                http_server_requests_seconds_count{uri="/orders",status="200"} 7
                http_server_requests_seconds_count{uri="/actuator/prometheus",status="200"} 70
                """);
        assertThat(reading.requests()).isEqualTo(7);
        assertThat(reading.errors()).isZero();
    }

    @Test
    void doesNotTakeWhatIsMissingForZero() throws IOException {
        var reading = parse("");
        assertThat(reading.requests()).isNull();
        assertThat(reading.errors()).isNull();
        assertThat(reading.cpu()).isNull();
        assertThat(reading.buckets()).isEmpty();
    }

    @Test
    void passesOverNumbersThatAreNone() throws IOException {
        var reading = parse("""
                http_requests_total{status="200"} NaN
                http_requests_total{status="200"} 5
                process_cpu_seconds_total +Inf
                orders_placed_total NaN
                """);
        assertThat(reading.requests()).isEqualTo(5);
        assertThat(reading.cpu()).isNull();
        assertThat(reading.counters()).isEmpty();
    }

    @Test
    void readsWhatIsEscaped() {
        var line = MetricLine.of("a{b=\"x\\\"},y\\\\z\\nw\", c=\"{}\"} 1");
        assertThat(line.labels()).isEqualTo(Map.of("b", "x\"},y\\z\nw", "c", "{}"));
    }

    @Test
    void saysInWhichLineItIsNoSuchText() {
        assertThatThrownBy(
                        () -> parse("orders_placed_total 1\n<html>is no_metric_total</html>\nhttp_requests_total{ 4"))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("line 3 is not in Prometheus' text format");
        assertThatThrownBy(() -> parse("orders_placed_total one")).hasMessageContaining("'one' is no number");
        assertThatThrownBy(() -> parse("x 1\n".repeat(ReadingParser.MOST_LINES + 1)))
                .hasMessageContaining("more than 100,000 lines");
    }

    static Reading parse(String text) throws IOException {
        return ReadingParser.parse(new BufferedReader(new StringReader(text)), 0);
    }
}
