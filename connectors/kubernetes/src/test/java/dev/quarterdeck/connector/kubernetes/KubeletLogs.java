package dev.quarterdeck.connector.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.server.HttpServerExchange;
import io.undertow.websockets.WebSocketProtocolHandshakeHandler;
import io.undertow.websockets.core.protocol.version13.Hybi13Handshake;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** The part of a kubelet that the API server asks for what containers wrote, and to run commands in them. */
final class KubeletLogs implements AutoCloseable {

    private final Undertow server;

    private KubeletLogs(Undertow server) {
        this.server = server;
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
        var exec = new WebSocketProtocolHandshakeHandler(
                List.of(new Hybi13Handshake(Set.of(KubeletExec.PROTOCOL), false)), new KubeletExec());
        var server = Undertow.builder()
                .addHttpsListener(0, InetAddress.getLoopbackAddress().getHostAddress(), tls)
                .setHandler(Handlers.path()
                        .addPrefixPath("/containerLogs", exchange -> answer(exchange, pods))
                        .addPrefixPath("/exec", exec))
                .build();
        server.start();
        return new KubeletLogs(server);
    }

    int port() {
        return ((InetSocketAddress) server.getListenerInfo().getFirst().getAddress()).getPort();
    }

    private static void answer(HttpServerExchange exchange, BiFunction<String, String, @Nullable StandInPod> pods) {
        var path = exchange.getRequestPath().split("/");
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

    private static void send(HttpServerExchange exchange, int status, String text) {
        exchange.setStatusCode(status).getResponseSender().send(text, UTF_8);
    }

    private static boolean isPrevious(Map<String, String> query) {
        return "true".equals(query.get("previous"));
    }

    private static Map<String, String> query(HttpServerExchange exchange) {
        return exchange.getQueryParameters().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, values -> values.getValue().getFirst()));
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
        server.stop();
    }
}
