package dev.quarterdeck.connector.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** The part of a kubelet that the API server asks for what containers wrote. */
final class KubeletLogs implements AutoCloseable {

    private final HttpsServer server;
    private final BiFunction<String, String, @Nullable StandInPod> pods;

    private KubeletLogs(HttpsServer server, BiFunction<String, String, @Nullable StandInPod> pods) {
        this.server = server;
        this.pods = pods;
    }

    static KubeletLogs start(Certificates certificates, BiFunction<String, String, @Nullable StandInPod> pods)
            throws IOException, GeneralSecurityException {
        var keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(certificates.store())) {
            keys.load(in, Certificates.PASSWORD);
        }
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, Certificates.PASSWORD);
        var tls = SSLContext.getInstance("TLS");
        tls.init(managers.getKeyManagers(), null, null);
        var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        var logs = new KubeletLogs(server, pods);
        server.createContext("/containerLogs/", logs::answer);
        server.start();
        return logs;
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath().split("/");
        var pod = pods.apply(path[2], path[3]);
        var query = query(exchange);
        if (pod == null) {
            send(exchange, 404, "no such pod");
        } else if (isPrevious(query) && pod.lines(true).isEmpty()) {
            send(
                    exchange,
                    400,
                    "previous terminated container \"%s\" in pod \"%s\" not found".formatted(path[4], path[3]));
        } else {
            send(exchange, 200, text(pod, query));
        }
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        try (exchange) {
            var body = text.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static boolean isPrevious(Map<String, String> query) {
        return "true".equals(query.get("previous"));
    }

    private static Map<String, String> query(HttpExchange exchange) {
        var values = new HashMap<String, String>();
        var query = exchange.getRequestURI().getQuery();
        Arrays.stream(query == null ? new String[0] : query.split("&"))
                .map(part -> part.split("=", 2))
                .forEach(part -> values.put(part[0], part.length == 2 ? part[1] : ""));
        return values;
    }

    private static Instant since(Map<String, String> query) {
        if (query.containsKey("sinceSeconds")) {
            return Instant.now().minusSeconds(Long.parseLong(query.get("sinceSeconds")));
        }
        return query.containsKey("sinceTime") ? Instant.parse(query.get("sinceTime")) : Instant.EPOCH;
    }

    private static String text(StandInPod pod, Map<String, String> query) {
        var since = since(query);
        var lines = pod.lines(isPrevious(query)).stream()
                .filter(line -> !line.at().isBefore(since))
                .toList();
        var tail = Integer.parseInt(query.getOrDefault("tailLines", "-1"));
        var stamped = "true".equals(query.get("timestamps"));
        return lines.stream()
                .skip(tail < 0 ? 0 : Math.max(0, lines.size() - tail))
                .map(line -> (stamped ? line.at() + " " : "") + line.text() + "\n")
                .collect(Collectors.joining());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
