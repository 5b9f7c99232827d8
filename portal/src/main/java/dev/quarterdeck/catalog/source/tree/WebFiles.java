package dev.quarterdeck.catalog.source.tree;

import dev.quarterdeck.connector.SourceUnavailable;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Single descriptors by their address, from hosts that are allowed. */
@Component
class WebFiles implements DisposableBean {

    private static final int LIMIT = 1 << 20;

    private final WebSettings settings;
    private final HttpReader reader;

    WebFiles(WebSettings settings) {
        this.settings = settings;
        this.reader = new HttpReader(settings.privateAddresses());
    }

    /** Why this address may not be read, in words for whoever typed it. */
    Optional<String> refusal(String location) {
        URI address;
        try {
            address = URI.create(location);
        } catch (IllegalArgumentException e) {
            return Optional.of("This is no address: " + e.getMessage());
        }
        var scheme = address.getScheme();
        if (address.getHost() == null
                || !("https".equals(scheme) || ("http".equals(scheme) && settings.privateAddresses()))) {
            return Optional.of("Give the whole address of a file: https://…");
        }
        if (address.getUserInfo() != null) {
            return Optional.of("An address with a name or a password would be shown to everybody; leave it out");
        }
        var host = address.getHost().toLowerCase(Locale.ROOT);
        return settings.allows(host)
                ? Optional.empty()
                : Optional.of(
                        "Files may not be read from %s: an administrator has to name the host in quarterdeck.catalog.web.hosts"
                                .formatted(host));
    }

    SourceTree open(String location) {
        refusal(location).ifPresent(why -> {
            throw new SourceUnavailable(why);
        });
        try {
            var answer = reader.get(URI.create(location), Map.of(), LIMIT);
            if (answer.status() != 200) {
                throw new IOException("it answers " + answer.status());
            }
            return new SingleFile(nameOf(location), answer.body());
        } catch (IOException e) {
            throw new SourceUnavailable("%s cannot be read: %s".formatted(location, e.getMessage()), e);
        }
    }

    private static String nameOf(String location) {
        var path = URI.create(location).getPath();
        var name = path.substring(path.lastIndexOf('/') + 1);
        return name.isEmpty() ? "catalog-info.yaml" : name;
    }

    @Override
    public void destroy() throws IOException {
        reader.close();
    }
}
