package dev.quarterdeck.connector.kubernetes.git;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.PreReceiveHook;
import org.eclipse.jgit.transport.ReceivePack;
import org.eclipse.jgit.transport.RefAdvertiser.PacketLineOutRefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;

/** A Git host on loopback, over HTTP, for one repository. It can be had silent, away, or refusing. */
final class GitServer implements AutoCloseable {

    private final Repository repository;
    private final String password;
    private final int port;
    private HttpServer server;
    volatile PreReceiveHook hook = PreReceiveHook.NULL;
    volatile boolean silent;
    volatile boolean endless;
    final AtomicInteger requests = new AtomicInteger();

    /** @param password that it wants; empty for none */
    GitServer(BareRepository repository, String password) {
        this.repository = repository.repository();
        this.password = password;
        this.server = started(0);
        this.port = server.getAddress().getPort();
    }

    private HttpServer started(int on) {
        try {
            var started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), on), 0);
            started.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            started.createContext("/shop.git", this::answer);
            started.start();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://127.0.0.1:%d/shop.git".formatted(port);
    }

    void goAway() {
        server.stop(0);
    }

    void comeBack() {
        server = started(port);
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        try (exchange) {
            if (silent) {
                Thread.sleep(Duration.ofSeconds(60));
            }
            if (!allowed(exchange)) {
                exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"git\"");
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            serve(exchange);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean allowed(HttpExchange exchange) {
        var expected =
                "Basic " + Base64.getEncoder().encodeToString(("git:" + password).getBytes(StandardCharsets.UTF_8));
        return password.isEmpty()
                || expected.equals(exchange.getRequestHeaders().getFirst("Authorization"));
    }

    private void serve(HttpExchange exchange) throws IOException {
        var uri = exchange.getRequestURI();
        var service = uri.getPath().endsWith("/info/refs")
                ? uri.getQuery().replace("service=", "")
                : uri.getPath().substring(uri.getPath().lastIndexOf('/') + 1);
        var advertises = uri.getPath().endsWith("/info/refs");
        exchange.getResponseHeaders()
                .add("Content-Type", "application/x-%s-%s".formatted(service, advertises ? "advertisement" : "result"));
        var in = body(exchange);
        exchange.sendResponseHeaders(200, 0);
        var out = exchange.getResponseBody();
        var lines = new PacketLineOut(out);
        if (advertises) {
            lines.writeString("# service=" + service + "\n");
            lines.end();
            trickle(lines, out);
        }
        if (service.equals("git-upload-pack")) {
            var upload = new UploadPack(repository);
            upload.setBiDirectionalPipe(false);
            if (advertises) {
                upload.sendAdvertisedRefs(new PacketLineOutRefAdvertiser(lines));
            } else {
                upload.upload(in, out, null);
            }
        } else {
            var receive = new ReceivePack(repository);
            receive.setBiDirectionalPipe(false);
            receive.setPreReceiveHook(hook);
            if (advertises) {
                receive.sendAdvertisedRefs(new PacketLineOutRefAdvertiser(lines));
            } else {
                receive.receive(in, out, null);
            }
        }
        out.flush();
    }

    /** Never silent for long, and never at its end. */
    private void trickle(PacketLineOut lines, OutputStream out) throws IOException {
        for (var line = 0; endless; line++) {
            lines.writeString("%040x refs/heads/b%d\n".formatted(line + 1, line));
            out.flush();
            try {
                Thread.sleep(Duration.ofMillis(200));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static InputStream body(HttpExchange exchange) throws IOException {
        return "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))
                ? new GZIPInputStream(exchange.getRequestBody())
                : exchange.getRequestBody();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
