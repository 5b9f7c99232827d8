package dev.quarterdeck.signals.dashboard.grafana;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Dashboards written after Grafana's published JSON model. */
public final class GrafanaFiles {

    private GrafanaFiles() {}

    public static String text(String file) {
        try (var in = Objects.requireNonNull(GrafanaFiles.class.getResourceAsStream("/grafana/" + file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
