package dev.quarterdeck.connector.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntPredicate;

/** Finds ports that nobody listens on. */
final class Ports {

    /** Below the range from which systems take the ports of outgoing connections, so that none of those gets in the way. */
    private static final int FIRST_REPLICA_PORT = 23_000;

    private static final int REPLICA_PORTS = 9_000;
    private static final int ROUTER_PORTS = 2_000;

    private Ports() {}

    static int forReplica() {
        var start = ThreadLocalRandom.current().nextInt(REPLICA_PORTS);
        for (var step = 0; step < REPLICA_PORTS; step++) {
            var port = FIRST_REPLICA_PORT + (start + step) % REPLICA_PORTS;
            if (free(port)) {
                return port;
            }
        }
        throw new IllegalStateException(
                "No port between %d and %d is free".formatted(FIRST_REPLICA_PORT, FIRST_REPLICA_PORT + REPLICA_PORTS));
    }

    static int forRouter(int first, IntPredicate taken) {
        for (var port = first; port < first + ROUTER_PORTS; port++) {
            if (!taken.test(port) && free(port)) {
                return port;
            }
        }
        throw new IllegalStateException("No port between %d and %d is free".formatted(first, first + ROUTER_PORTS));
    }

    private static boolean free(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
