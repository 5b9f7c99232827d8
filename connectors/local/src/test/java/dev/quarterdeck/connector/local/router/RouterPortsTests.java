package dev.quarterdeck.connector.local.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.quarterdeck.connector.cluster.WorkloadId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouterPortsTests {

    private static final WorkloadId DEV = new WorkloadId("dev", "shop");
    private static final WorkloadId STAGING = new WorkloadId("staging", "shop");

    @TempDir
    private Path folder;

    private RouterPorts ports() throws IOException {
        return new RouterPorts(folder.resolve("ports"), 20_000, port -> port != 20_001);
    }

    @Test
    void givesEachWorkloadThePortThatIsFreeNext() throws Exception {
        var ports = ports();

        assertThat(ports.of(DEV)).isEqualTo(20_000);
        assertThat(ports.of(STAGING)).isEqualTo(20_002);
        assertThat(ports.of(DEV)).isEqualTo(20_000);
    }

    @Test
    void remembersThem() throws Exception {
        ports().of(STAGING);

        assertThat(ports().known()).containsExactly(STAGING);
        assertThat(ports().of(STAGING)).isEqualTo(20_000);
        assertThat(ports().of(DEV)).isEqualTo(20_000 + 2);
    }

    @Test
    void saysWhichLineCannotBeRead() throws Exception {
        Files.writeString(folder.resolve("ports"), "dev/shop 20000\nnonsense\n");

        assertThatIllegalStateException()
                .isThrownBy(this::ports)
                .withMessageContaining("'nonsense' is not a line like")
                .withMessageContaining(folder.resolve("ports").toString());
    }
}
