package dev.quarterdeck.connector.kubernetes;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * Stands between the portal and a control plane as a load balancer does, and passes on what is asked and answered, but
 * for what a test says. Each connection is for one question.
 */
public final class FaultyProxy implements AutoCloseable {

    /** @param query without its question mark; empty if there is none */
    public record Question(String method, String path, String query) {

        public boolean watches() {
            return query.contains("watch=true");
        }

        public boolean watches(String plural) {
            return watches() && path.endsWith("/" + plural);
        }

        /** From its beginning, or its next page. */
        public boolean lists(String plural) {
            return method.equals("GET") && !watches() && path.endsWith("/" + plural);
        }
    }

    /** What becomes of a question. */
    public sealed interface Fault {

        /** Is not passed on, but answered. */
        record Answered(int status, String message) implements Fault {}

        /** Is passed on later. */
        record Late(Duration by) implements Fault {}

        /** Is passed on, and nobody hears of the answer. */
        record Unheard() implements Fault {}

        /** Of a watch: hears this event, and nothing that really happens. */
        record Told(String event) implements Fault {}

        /** Of a watch: ends within the event that {@code text} is in, right after that. */
        record Torn(String text) implements Fault {}
    }

    private record Rule(Predicate<Question> which, Fault fault, boolean once) {}

    private final RealControlPlane plane;
    private final SSLContext there;
    private final ServerSocket server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Set<Socket> watches = ConcurrentHashMap.newKeySet();
    private final List<Rule> rules = new CopyOnWriteArrayList<>();
    private final List<Question> asked = new CopyOnWriteArrayList<>();
    private volatile SSLContext here;

    public FaultyProxy(RealControlPlane plane) throws IOException, GeneralSecurityException {
        this.plane = plane;
        this.here = Certificates.context(plane.certificates().store());
        this.there = here;
        this.server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().name("faulty proxy").start(this::accept);
    }

    public URI url() {
        return URI.create("https://127.0.0.1:" + server.getLocalPort());
    }

    /** Shows the certificate {@code server} of {@code store} from now on. */
    void show(Path store) throws IOException, GeneralSecurityException {
        here = Certificates.context(store);
    }

    /** Until {@link #heal}. */
    public void let(Predicate<Question> which, Fault fault) {
        rules.add(new Rule(which, fault, false));
    }

    /** Only to the next of these. */
    public void letOnce(Predicate<Question> which, Fault fault) {
        rules.add(new Rule(which, fault, true));
    }

    public void heal() {
        rules.clear();
    }

    /** Ends all watches, which begin anew. */
    public void cut() {
        watches.forEach(FaultyProxy::close);
    }

    /** Since the beginning, or since {@link #forget}. */
    public long asked(Predicate<Question> which) {
        return asked.stream().filter(which).count();
    }

    public void forget() {
        asked.clear();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                open.add(socket);
                Thread.ofVirtual().name("faulty proxy").start(() -> serve(socket));
            } catch (IOException e) {
                // it is closed
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket;
                var client = (SSLSocket) here.getSocketFactory().createSocket(socket, null, socket.getPort(), true)) {
            client.setUseClientMode(false);
            var in = client.getInputStream();
            var head = Wire.head(in);
            if (head.isEmpty()) {
                return;
            }
            var question = question(head);
            asked.add(question);
            if (question.watches()) {
                watches.add(socket);
            }
            treat(question, head + Wire.body(head, in), client);
        } catch (IOException e) {
            // one of both went away, or does not like the certificate
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(socket);
            watches.remove(socket);
        }
    }

    private static Question question(String head) {
        var words = head.lines().findFirst().orElseThrow().split(" ");
        var mark = words[1].indexOf('?');
        return mark < 0
                ? new Question(words[0], words[1], "")
                : new Question(words[0], words[1].substring(0, mark), words[1].substring(mark + 1));
    }

    private void treat(Question question, String request, SSLSocket client) throws IOException, InterruptedException {
        switch (fault(question)) {
            case null -> pass(request, client, null);
            case Fault.Answered(var status, var message) -> Wire.answer(client.getOutputStream(), status, message);
            case Fault.Late(var by) -> {
                Thread.sleep(by);
                pass(request, client, null);
            }
            case Fault.Unheard() -> unheard(request);
            case Fault.Told(var event) -> tell(request, client, event);
            case Fault.Torn(var text) -> pass(request, client, text);
        }
    }

    private synchronized @Nullable Fault fault(Question question) {
        var found = rules.stream().filter(rule -> rule.which().test(question)).findFirst();
        found.filter(Rule::once).ifPresent(rules::remove);
        return found.map(Rule::fault).orElse(null);
    }

    private SSLSocket ask(String request) throws IOException {
        var upstream = (SSLSocket) there.getSocketFactory()
                .createSocket(plane.url().getHost(), plane.url().getPort());
        var once = Wire.upgrades(request) ? request : request.replaceFirst("\r\n", "\r\nConnection: close\r\n");
        upstream.getOutputStream().write(once.getBytes(ISO_8859_1));
        upstream.getOutputStream().flush();
        return upstream;
    }

    /** @param end text after which nothing is passed on */
    private void pass(String request, SSLSocket client, @Nullable String end) throws IOException {
        try (var upstream = ask(request)) {
            Thread.ofVirtual().start(() -> copy(client, upstream));
            var in = upstream.getInputStream();
            var out = client.getOutputStream();
            var piece = new byte[16_384];
            for (var length = in.read(piece); length >= 0; length = in.read(piece)) {
                var text = new String(piece, 0, length, ISO_8859_1);
                var last = end == null ? -1 : text.indexOf(end);
                out.write(
                        piece, 0, last < 0 ? length : last + String.valueOf(end).length());
                out.flush();
                if (last >= 0) {
                    return;
                }
            }
        }
    }

    private static void copy(Socket from, Socket to) {
        try (to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // the other one ends too
        }
    }

    private void unheard(String request) throws IOException {
        try (var upstream = ask(request)) {
            upstream.getInputStream().readAllBytes();
        }
    }

    private void tell(String request, SSLSocket client, String event) throws IOException {
        try (var upstream = ask(request)) {
            var head = Wire.head(upstream.getInputStream());
            var out = client.getOutputStream();
            out.write(head.getBytes(ISO_8859_1));
            out.write(Wire.upgrades(request) ? Wire.frame(event) : Wire.chunk(event));
            out.flush();
            // until the client goes
            client.getInputStream().transferTo(OutputStream.nullOutputStream());
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // then it is closed
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            // then it is closed
        }
        open.forEach(FaultyProxy::close);
    }
}
