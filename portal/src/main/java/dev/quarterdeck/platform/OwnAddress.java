package dev.quarterdeck.platform;

import java.net.URI;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Where the portal is reached by what runs on its own machine. */
@Component
public class OwnAddress {

    private final Environment environment;

    public OwnAddress(Environment environment) {
        this.environment = environment;
    }

    /** @param path begins with a slash */
    public URI of(String path) {
        var port = environment.getProperty("local.server.port", environment.getProperty("server.port", "8080"));
        var address = environment.getProperty("server.address", "127.0.0.1");
        return URI.create("http://%s:%s%s".formatted(address.equals("0.0.0.0") ? "127.0.0.1" : address, port, path));
    }
}
