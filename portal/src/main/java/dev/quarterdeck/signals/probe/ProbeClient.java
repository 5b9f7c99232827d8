package dev.quarterdeck.signals.probe;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Asks once, as somebody outside would. */
@Component
class ProbeClient {

    private static final long LARGEST = 1_000_000;

    private final HttpClient client;
    private final Clock clock;

    @Autowired
    ProbeClient(Clock clock) {
        this(HttpClient.newHttpClient(), clock);
    }

    ProbeClient(HttpClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    ProbeResult ask(ProbeDefinition definition) throws InterruptedException {
        var at = clock.instant();
        var begin = System.nanoTime();
        try {
            if (definition.isTcp()) {
                connect(definition.address(), definition.timeout());
                return new ProbeResult(at, since(begin), null, null, null);
            }
            var answer = get(definition);
            var took = since(begin);
            return new ProbeResult(
                    at,
                    took,
                    answer.statusCode(),
                    answer.sslSession().flatMap(ProbeClient::expiry).orElse(null),
                    problem(answer, definition.expects()));
        } catch (IOException e) {
            var why = e.getMessage();
            return new ProbeResult(at, since(begin), null, null, why == null ? "it does not answer" : why);
        }
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private static void connect(URI address, Duration timeout) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(address.getHost(), address.getPort()), Math.toIntExact(timeout.toMillis()));
        }
    }

    /** The client's own limit of time ends with the first byte; this one is for all. */
    private HttpResponse<String> get(ProbeDefinition definition) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(definition.address())
                .header("User-Agent", "Quarterdeck probe")
                .build();
        var answer = client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofString(), LARGEST));
        try {
            return answer.get(definition.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException(
                    "no answer within %s s".formatted(definition.timeout().toMillis() / 1e3), e);
        } catch (ExecutionException e) {
            var why = Objects.requireNonNullElse(e.getCause(), e).getMessage();
            throw new IOException(why == null ? "nobody listens there" : why, e);
        } finally {
            answer.cancel(true);
        }
    }

    private static @Nullable String problem(HttpResponse<String> answer, @Nullable String expects) {
        if (answer.statusCode() >= 400) {
            return "it answers " + answer.statusCode();
        }
        return expects == null || answer.body().contains(expects)
                ? null
                : "its answer does not contain '%s'".formatted(expects);
    }

    private static Optional<Instant> expiry(SSLSession session) {
        try {
            return Arrays.stream(session.getPeerCertificates())
                    .map(ProbeClient::end)
                    .flatMap(Optional::stream)
                    .min(Instant::compareTo);
        } catch (SSLPeerUnverifiedException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> end(Certificate certificate) {
        return certificate instanceof X509Certificate x509
                ? Optional.of(x509.getNotAfter().toInstant())
                : Optional.empty();
    }
}
