package dev.quarterdeck;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Somebody at a browser without script: keeps cookies, sends forms with their token, follows nothing by itself. */
public final class Browser {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final HttpClient client;
    private final String address;

    public Browser(int port) {
        this(port, HttpClient.newBuilder().cookieHandler(new CookieManager()).build());
    }

    private Browser(int port, HttpClient client) {
        this.address = "http://127.0.0.1:" + port;
        this.client = client;
    }

    /** The same browser, led to another portal. */
    public Browser at(int port) {
        return new Browser(port, client);
    }

    public HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).GET().build());
    }

    /** Opens {@code page} for its token, then sends a form to {@code path}. */
    public HttpResponse<String> post(String page, String path, Map<String, String> fields, String... headers) {
        return postFrom(get(page), path, fields, headers);
    }

    /** Sends a form with the token of a page that was opened before. */
    public HttpResponse<String> postFrom(
            HttpResponse<String> page, String path, Map<String, String> fields, String... headers) {
        var form = new LinkedHashMap<>(fields);
        var token = TOKEN.matcher(page.body());
        if (token.find()) {
            form.put("_csrf", token.group(1));
        }
        return postWithoutToken(path, form, headers);
    }

    public HttpResponse<String> postWithoutToken(String path, Map<String, String> fields, String... headers) {
        var body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(joining("&"));
        return send(request(path, headers)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    public HttpResponse<String> signIn(String username, String password) {
        return post("/sign-in", "/sign-in", Map.of("username", username, "password", password));
    }

    /** Lines as they come; close the response's stream to stop. */
    public HttpResponse<Stream<String>> stream(String path, String... headers) {
        return send(request(path, headers).GET().build(), BodyHandlers.ofLines());
    }

    public static String pathOf(HttpResponse<?> redirect) {
        var location = URI.create(redirect.headers().firstValue("Location").orElseThrow());
        return location.getQuery() == null ? location.getPath() : location.getPath() + "?" + location.getQuery();
    }

    private HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(address + path));
        var accepts = Arrays.asList(headers).contains("Accept");
        if (!accepts) {
            request.header("Accept", path.startsWith("/api/") ? "application/json" : "text/html");
        }
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpResponse<String> send(HttpRequest request) {
        return send(request, BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body) {
        try {
            return client.send(request, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
