package dev.quarterdeck.connector.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PortsTests {

    private final Ports ports = new Ports();

    @Test
    void givesNoPortTwiceWhileNobodyListensYet() {
        assertThat(Stream.generate(ports::take).limit(500)).doesNotHaveDuplicates();
    }

    @Test
    void knowsWhetherSomebodyListens() throws Exception {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(Ports.free(socket.getLocalPort())).isFalse();
        }
    }
}
