package dev.quarterdeck.e2e;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody's program: signs in as a person does, then speaks JSON. */
final class Caller {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern PAGE_TOKEN =
            Pattern.compile("name=\"csrf\" content=\"([^\"]+)\" data-header=\"([^\"]+)\"");

    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final Portal portal;

    Caller(Portal portal, String username) throws IOException, InterruptedException {
        this.portal = portal;
        var token = FORM_TOKEN.matcher(page("/sign-in"));
        if (!token.find()) {
            throw new IllegalStateException("The sign-in page has no token");
        }
        var form = "username=%s&password=%s&_csrf=%s"
                .formatted(
                        username,
                        portal.passwordOf(username),
                        URLEncoder.encode(token.group(1), StandardCharsets.UTF_8));
        client.send(
                request("/sign-in")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.discarding());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(portal.address() + path)).timeout(Duration.ofSeconds(30));
    }

    String page(String path) throws IOException, InterruptedException {
        return client.send(request(path).header("Accept", "text/html").build(), BodyHandlers.ofString())
                .body();
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return read(client.send(request("/api/v1" + path).build(), BodyHandlers.ofString()));
    }

    JsonNode post(String path, Map<String, ?> body) throws IOException, InterruptedException {
        var token = PAGE_TOKEN.matcher(page("/account"));
        if (!token.find()) {
            throw new IllegalStateException("Not signed in any more");
        }
        return read(client.send(
                request("/api/v1" + path)
                        .header("Content-Type", "application/json")
                        .header(token.group(2), token.group(1))
                        .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                        .build(),
                BodyHandlers.ofString()));
    }

    private static JsonNode read(HttpResponse<String> response) {
        if (response.statusCode() >= 400) {
            throw new IllegalStateException(
                    "%s answers %d: %s".formatted(response.uri(), response.statusCode(), response.body()));
        }
        return JSON.readTree(response.body());
    }
}
