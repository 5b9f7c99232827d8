package dev.quarterdeck.connector.prometheus;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quarterdeck.connector.SourceUnavailable;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** What the portal shows of itself with each question. */
final class Credentials {

    private final PrometheusSettings settings;

    Credentials(PrometheusSettings settings) {
        this.settings = settings;
    }

    /** @throws SourceUnavailable if the file of the token cannot be read */
    HttpRequest.Builder added(HttpRequest.Builder request) {
        settings.headers().forEach(request::setHeader);
        var authorization = authorization();
        return authorization == null ? request : request.setHeader("Authorization", authorization);
    }

    private @Nullable String authorization() {
        var file = settings.tokenFile();
        if (settings.username() != null) {
            var pair = settings.username() + ":" + settings.password();
            return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
        }
        if (settings.token() != null) {
            return "Bearer " + settings.token();
        }
        if (file == null) {
            return null;
        }
        try {
            return "Bearer " + Files.readString(file).strip();
        } catch (IOException e) {
            throw new SourceUnavailable(
                    "Prometheus '%s' cannot be asked: the file of its token cannot be read (%s)"
                            .formatted(settings.name(), e.getClass().getSimpleName()),
                    e);
        }
    }
}
