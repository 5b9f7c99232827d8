package dev.quarterdeck.catalog.source.tree;

import static java.util.stream.Collectors.toMap;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.util.Timeout;

/**
 * Gets what is elsewhere, within limits of size and time. Follows no redirect, because it would lead past whatever was
 * allowed.
 */
final class HttpReader implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration SILENCE = Duration.ofSeconds(10);
    private static final Duration WHOLE = Duration.ofSeconds(30);

    private final CloseableHttpClient client;

    /** @param insideToo whether addresses of this machine and of private networks may be asked */
    HttpReader(boolean insideToo) {
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(insideToo ? SystemDefaultDnsResolver.INSTANCE : new OutsideOnly())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(CONNECT))
                        .build())
                .build();
        this.client = HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(Timeout.of(SILENCE))
                        .build())
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAutomaticRetries()
                .build();
    }

    /** What a host answered. */
    static final class Answer {

        private final int status;
        private final Map<String, String> headers;
        private final byte[] body;

        private Answer(int status, Map<String, String> headers, byte[] body) {
            this.status = status;
            this.headers = headers;
            this.body = body;
        }

        int status() {
            return status;
        }

        /** By their names in lower case, the first value of each. */
        Map<String, String> headers() {
            return headers;
        }

        byte[] body() {
            return body;
        }
    }

    /**
     * @param limit of the body, in bytes
     * @throws IOException also if the answer is larger, or takes longer than 30 s
     */
    Answer get(URI address, Map<String, String> headers, int limit) throws IOException {
        var request = new HttpGet(address);
        headers.forEach(request::setHeader);
        return client.execute(request, response -> answer(response, limit));
    }

    private static Answer answer(ClassicHttpResponse response, int limit) throws IOException {
        var headers = Stream.of(response.getHeaders())
                .collect(toMap(header -> header.getName().toLowerCase(Locale.ROOT), Header::getValue, (one, _) -> one));
        var entity = response.getEntity();
        if (entity == null) {
            return new Answer(response.getCode(), headers, new byte[0]);
        }
        try (var in = entity.getContent()) {
            return new Answer(response.getCode(), headers, read(in, limit));
        }
    }

    /** A host that sends a byte now and then keeps each read alive, so the whole has a limit too. */
    private static byte[] read(InputStream in, int limit) throws IOException {
        var started = System.nanoTime();
        var body = new ByteArrayOutputStream();
        var buffer = new byte[16 * 1024];
        for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            body.write(buffer, 0, read);
            if (body.size() > limit) {
                throw new IOException("it is larger than %d KiB".formatted(limit / 1024));
            }
            if (System.nanoTime() - started > WHOLE.toNanos()) {
                throw new SocketTimeoutException("it takes longer than %d s".formatted(WHOLE.toSeconds()));
            }
        }
        return body.toByteArray();
    }

    @Override
    public void close() throws IOException {
        client.close();
    }

    /** Looks at the very addresses that are connected to, so that a name cannot change what it means in between. */
    private static final class OutsideOnly implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            var addresses = SystemDefaultDnsResolver.INSTANCE.resolve(host);
            if (Stream.of(addresses).anyMatch(OutsideOnly::isInside)) {
                throw new UnknownHostException("%s has a private address".formatted(host));
            }
            return addresses;
        }

        @Override
        public String resolveCanonicalHostname(String host) throws UnknownHostException {
            return SystemDefaultDnsResolver.INSTANCE.resolveCanonicalHostname(host);
        }

        /** Beyond what Java knows by name: 0.0.0.0/8, 100.64.0.0/10 (RFC 6598) and fc00::/7 (RFC 4193). */
        private static boolean isInside(InetAddress address) {
            var bytes = address.getAddress();
            var first = bytes[0] & 0xff;
            var unnamed = bytes.length == 4
                    ? first == 0 || (first == 100 && (bytes[1] & 0xc0) == 64)
                    : (first & 0xfe) == 0xfc;
            return unnamed
                    || address.isLoopbackAddress()
                    || address.isAnyLocalAddress()
                    || address.isLinkLocalAddress()
                    || address.isSiteLocalAddress()
                    || address.isMulticastAddress();
        }
    }
}
