package dev.quarterdeck.connector.prometheus;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.springframework.util.unit.DataSize;

/** Something on loopback that answers as a test says, and remembers what it was asked. */
final class Host implements AutoCloseable {

    private final HttpServer server;
    private final List<Map<String, String>> asked = new CopyOnWriteArrayList<>();

    Host(HttpHandler handler) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            try (exchange) {
                asked.add(form(exchange));
                handler.handle(exchange);
            }
        });
        server.start();
    }

    /** Which always answers the same. */
    static Host answering(int status, String type, String body) throws IOException {
        return new Host(exchange -> answer(exchange, status, type, body));
    }

    static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.isEmpty() ? -1 : 0);
        exchange.getResponseBody().write(body.getBytes(UTF_8));
    }

    private static Map<String, String> form(HttpExchange exchange) throws IOException {
        var inAddress = exchange.getRequestURI().getRawQuery();
        var form = inAddress == null ? new String(exchange.getRequestBody().readAllBytes(), UTF_8) : inAddress;
        var fields = Arrays.stream(form.split("&", -1))
                .map(field -> field.split("=", 2))
                .filter(field -> field.length == 2)
                .collect(Collectors.toMap(field -> field[0], field -> URLDecoder.decode(field[1], UTF_8)));
        fields.put("method", exchange.getRequestMethod());
        exchange.getRequestHeaders()
                .forEach((name, values) -> fields.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        return fields;
    }

    List<Map<String, String>> asked() {
        return asked;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** With short limits, as tests want them. */
    static PrometheusSettings settings(URI address) {
        return new PrometheusSettings(
                "main",
                address,
                null,
                null,
                null,
                null,
                Map.of(),
                null,
                null,
                null,
                Duration.ofSeconds(2),
                Duration.ofSeconds(5),
                DataSize.ofMegabytes(1),
                100);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
