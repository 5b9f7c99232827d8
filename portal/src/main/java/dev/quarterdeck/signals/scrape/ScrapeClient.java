package dev.quarterdeck.signals.scrape;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;

/** Reads the metrics of one replica, within a time and a size whatever it sends. */
@Component
class ScrapeClient {

    private final ScrapeSettings settings;
    private final Clock clock;
    private final HttpClient client;

    ScrapeClient(ScrapeSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.timeout())
                .build();
    }

    /** @throws IOException if it does not answer, or not as it should; the message is for people */
    Reading read(URI address) throws IOException, InterruptedException {
        var answer = answer(address);
        if (answer.statusCode() != 200) {
            throw new IOException("%s answers %d".formatted(settings.path(), answer.statusCode()));
        }
        var at = clock.instant().toEpochMilli() / 1e3;
        return ReadingParser.parse(new BufferedReader(new StringReader(answer.body())), at);
    }

    /** The client's own limit of time ends with the first byte; this one is for all. */
    private HttpResponse<String> answer(URI address) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address.resolve(settings.path()))
                .header("Accept", "text/plain;version=0.0.4")
                .build();
        var body = BodyHandlers.limiting(
                BodyHandlers.ofString(), settings.largest().toBytes());
        var answer = client.sendAsync(request, body);
        try {
            return answer.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException(
                    "its answer took longer than %d s"
                            .formatted(settings.timeout().toSeconds()),
                    e);
        } catch (ExecutionException e) {
            var why = Objects.requireNonNullElse(e.getCause(), e).getMessage();
            throw new IOException(why == null ? "it does not answer" : why, e);
        } finally {
            answer.cancel(true);
        }
    }
}
