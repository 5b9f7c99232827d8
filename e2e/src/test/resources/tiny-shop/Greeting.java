import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.Collectors;

/** Greets at /greet: measured, traced and logged, with nothing but the JDK. */
public class Greeting {

    private static final long NAMES_MILLISECONDS = 5;
    private static final String HOW = "in one go";

    private static final double[] BOUNDS = {0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1};
    private static final AtomicLongArray TOOK = new AtomicLongArray(BOUNDS.length + 1);
    private static final AtomicLong GREETED = new AtomicLong();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    public static void main(String[] arguments) throws Exception {
        var readyAt = System.nanoTime() + 1_500_000_000L;
        var server =
                HttpServer.create(new InetSocketAddress("127.0.0.1", Integer.parseInt(System.getenv("PORT"))), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/metrics", exchange -> answer(exchange, 200, metrics(readyAt)));
        server.createContext("/greet", Greeting::greet);
        server.createContext("/", exchange -> {
            var early = exchange.getRequestURI().getPath().equals("/ready") && System.nanoTime() < readyAt;
            answer(exchange, early ? 503 : 200, "");
        });
        server.start();
        log("Greets from now on", "");
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    private static String metrics(long readyAt) {
        var seconds = Math.max(0, (System.nanoTime() - readyAt) / 1_000_000_000L);
        var text = new StringBuilder("greetings_total " + seconds + "\n");
        text.append("http_requests_total{route=\"/\",status=\"200\"} ").append(5 * seconds).append("\n");
        text.append("http_requests_total{route=\"/greet\",status=\"200\"} ").append(GREETED).append("\n");
        var before = 0L;
        for (var bucket = 0; bucket <= BOUNDS.length; bucket++) {
            before += TOOK.get(bucket);
            var end = bucket < BOUNDS.length ? String.valueOf(BOUNDS[bucket]) : "+Inf";
            text.append("http_request_duration_seconds_bucket{route=\"/greet\",le=\"%s\"} %d\n".formatted(end, before));
        }
        return text.toString();
    }

    private static void greet(HttpExchange exchange) throws IOException {
        var begin = Instant.now();
        var nanos = System.nanoTime();
        try {
            Thread.sleep(NAMES_MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        var looked = System.nanoTime() - nanos;
        answer(exchange, 200, "Hello");
        var took = System.nanoTime() - nanos;
        count(took);
        // one of ten is traced
        if (GREETED.incrementAndGet() % 10 == 0) {
            var trace = hex(2);
            log("Looked up 12 names %s, %d ms".formatted(HOW, looked / 1_000_000), trace);
            send(trace, begin, looked, took);
        }
    }

    private static void count(long nanos) {
        var bucket = 0;
        while (bucket < BOUNDS.length && nanos / 1e9 > BOUNDS[bucket]) {
            bucket++;
        }
        TOOK.incrementAndGet(bucket);
    }

    private static String hex(int longs) {
        var text = new StringBuilder();
        for (var i = 0; i < longs; i++) {
            text.append("%016x".formatted(ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE)));
        }
        return text.toString();
    }

    private static void log(String message, String trace) {
        System.out.println("{\"@timestamp\":\"%s\",\"log.level\":\"INFO\",\"message\":\"%s\",\"trace.id\":\"%s\"}"
                .formatted(Instant.now(), message, trace));
    }

    private static void send(String trace, Instant begin, long looked, long took) {
        var root = hex(1);
        var spans = span(trace, root, "", "GET /greet", 2, begin, took) + ","
                + span(trace, hex(1), root, "look up names " + HOW, 1, begin, looked);
        var body = "{\"resourceSpans\":[{\"resource\":{\"attributes\":[%s]},\"scopeSpans\":[{\"spans\":[%s]}]}]}"
                .formatted(attributes(), spans);
        var request = HttpRequest.newBuilder(URI.create(System.getenv("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT")))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        for (var header : System.getenv("OTEL_EXPORTER_OTLP_TRACES_HEADERS").split(",")) {
            var parts = header.split("=", 2);
            request.header(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        CLIENT.sendAsync(request.build(), BodyHandlers.discarding());
    }

    private static String attributes() {
        var all = "service.name=" + System.getenv("OTEL_SERVICE_NAME") + "," + System.getenv("OTEL_RESOURCE_ATTRIBUTES");
        return Arrays.stream(all.split(","))
                .map(one -> one.split("=", 2))
                .map(one -> "{\"key\":\"%s\",\"value\":{\"stringValue\":\"%s\"}}"
                        .formatted(one[0], URLDecoder.decode(one[1], StandardCharsets.UTF_8)))
                .collect(Collectors.joining(","));
    }

    private static String span(
            String trace, String id, String parent, String name, int kind, Instant begin, long nanos) {
        var start = begin.getEpochSecond() * 1_000_000_000L + begin.getNano();
        return "{\"traceId\":\"%s\",\"spanId\":\"%s\",\"parentSpanId\":\"%s\",\"name\":\"%s\",\"kind\":%d,\"startTimeUnixNano\":\"%d\",\"endTimeUnixNano\":\"%d\"}"
                .formatted(trace, id, parent, name, kind, start, start + nanos);
    }
}
