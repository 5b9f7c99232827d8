package dev.quarterdeck.sample;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** What somebody who has just typed make run wants to know. */
@Component
@ConditionalOnProperty("quarterdeck.sample-data.enabled")
class Welcome {

    private final ServletWebServerApplicationContext server;
    private final Environment settings;

    Welcome(ServletWebServerApplicationContext server, Environment settings) {
        this.server = server;
        this.settings = settings;
    }

    String address() {
        var host = settings.getProperty("server.address", "127.0.0.1");
        return "http://%s:%d"
                .formatted(
                        host, requireNonNull(server.getWebServer(), "started").getPort());
    }

    /** @param access names and passwords of new sample people */
    @SuppressWarnings("SystemOut")
    void print(List<String> access, Path file) {
        var text = new StringBuilder("\n  Quarterdeck is ready: ")
                .append(address())
                .append("\n\n");
        if (access.isEmpty()) {
            text.append("  Names and passwords: ").append(file).append('\n');
        } else {
            text.append("  Sign in as one of these sample people (shown once; kept in ")
                    .append(file)
                    .append("):\n\n");
            access.forEach(line -> text.append("    ").append(line).append('\n'));
        }
        System.out.println(text);
    }
}
