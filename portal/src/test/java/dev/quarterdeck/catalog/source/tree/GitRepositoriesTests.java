package dev.quarterdeck.catalog.source.tree;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.platform.DataFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitRepositoriesTests {

    @TempDir
    Path home;

    /** It takes connections and never answers. */
    @ParameterizedTest
    @ValueSource(strings = {"http", "git"})
    void givesUpOnAHostThatHangs(String scheme) throws IOException {
        try (var host = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            var location = "%s://127.0.0.1:%d/shop.git".formatted(scheme, host.getLocalPort());
            assertThatThrownBy(() -> open(location, Duration.ofSeconds(1), Duration.ofMinutes(5)))
                    .isInstanceOf(SourceUnavailable.class)
                    .hasMessageContaining(location);
            assertThatThrownBy(() -> open(location, Duration.ofMinutes(5), Duration.ofSeconds(1)))
                    .hasMessageContaining("not read within 1 s");
        }
    }

    @Test
    void saysThatNobodyIsThere() {
        assertThatThrownBy(() -> open("http://127.0.0.1:1/shop.git", Duration.ofSeconds(1), Duration.ofSeconds(5)))
                .isInstanceOf(SourceUnavailable.class)
                .hasMessageContaining("cannot be read");
    }

    private void open(String location, Duration timeout, Duration limit) {
        new GitRepositories(new DataFolder(home), new GitSettings(timeout, limit))
                .open(location, "main", _ -> true)
                .close();
    }
}
