package dev.quarterdeck.connector.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.undertow.websockets.WebSocketConnectionCallback;
import io.undertow.websockets.core.CloseMessage;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import io.undertow.websockets.spi.WebSocketHttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.List;

/**
 * The part of a kubelet that runs commands inside of containers: here they run on the machine. It speaks {@code
 * v4.channel.k8s.io}: the first byte of each message is its channel.
 */
final class KubeletExec implements WebSocketConnectionCallback {

    static final String PROTOCOL = "v4.channel.k8s.io";

    private static final byte OUTPUT = 1;
    private static final byte END = 3;

    @Override
    public void onConnect(WebSocketHttpExchange exchange, WebSocketChannel channel) {
        var words = exchange.getRequestParameters().get("command");
        Thread.ofVirtual().start(() -> run(words, channel));
    }

    private static void run(List<String> words, WebSocketChannel channel) {
        try {
            var process = new ProcessBuilder(words).redirectErrorStream(true).start();
            try (var output = process.getInputStream()) {
                var piece = new byte[8_192];
                for (var length = output.read(piece); length >= 0; length = output.read(piece)) {
                    send(channel, OUTPUT, piece, length);
                }
            }
            var end = status(process.waitFor()).getBytes(UTF_8);
            send(channel, END, end, end.length);
            WebSockets.sendCloseBlocking(CloseMessage.NORMAL_CLOSURE, "", channel);
        } catch (ClosedChannelException e) {
            // whoever asked has gone; what is thrown here would fail the next test that waits for something
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(WebSocketChannel channel, byte number, byte[] bytes, int length) throws IOException {
        var message = new ByteArrayOutputStream();
        message.write(number);
        message.write(bytes, 0, length);
        WebSockets.sendBinaryBlocking(ByteBuffer.wrap(message.toByteArray()), channel);
    }

    private static String status(int code) {
        return code == 0 ? """
                {"metadata": {}, "status": "Success"}""" : """
                {"metadata": {}, "status": "Failure", "reason": "NonZeroExitCode", "message": "command terminated",
                 "details": {"causes": [{"reason": "ExitCode", "message": "%d"}]}}""".formatted(code);
    }
}
