package dev.quarterdeck.connector.local.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** The ports that replicas listen on. */
public final class Ports {

    /** Below the range from which systems take the ports of outgoing connections, so that none of those gets in the way. */
    private static final int FIRST = 23_000;

    private static final int COUNT = 9_000;

    /** A replica listens only some time after it got its port; until then nobody else may be given the same. */
    private final Set<Integer> taken = new HashSet<>();

    synchronized int take() {
        var start = ThreadLocalRandom.current().nextInt(COUNT);
        for (var step = 0; step < COUNT; step++) {
            var port = FIRST + (start + step) % COUNT;
            if (!taken.contains(port) && free(port)) {
                taken.add(port);
                return port;
            }
        }
        throw new IllegalStateException("No port between %d and %d is free".formatted(FIRST, FIRST + COUNT));
    }

    synchronized void release(int port) {
        taken.remove(port);
    }

    /** Whether nobody listens on {@code port} of the loopback address. */
    public static boolean free(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
