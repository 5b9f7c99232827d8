package dev.quarterdeck.connector.kubernetes;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/** HTTP/1.1 and the beginnings of a WebSocket, as far as {@link FaultyProxy} has a word of its own in them. */
final class Wire {

    private Wire() {}

    /** Up to its empty line; empty if there is none. */
    static String head(InputStream in) throws IOException {
        return until("\r\n\r\n", in);
    }

    private static String until(String end, InputStream in) throws IOException {
        var text = new StringBuilder();
        for (var next = in.read(); next >= 0; next = in.read()) {
            text.append((char) next);
            if (text.length() >= end.length() && text.indexOf(end, text.length() - end.length()) >= 0) {
                return text.toString();
            }
        }
        return "";
    }

    static String body(String head, InputStream in) throws IOException {
        var length = header(head, "content-length").map(Integer::parseInt).orElse(0);
        return header(head, "transfer-encoding").isPresent()
                ? until("0\r\n\r\n", in)
                : new String(in.readNBytes(length), ISO_8859_1);
    }

    private static Optional<String> header(String head, String name) {
        return head.lines()
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst();
    }

    static void answer(OutputStream out, int status, String message) throws IOException {
        var json = """
                {"kind": "Status", "apiVersion": "v1", "metadata": {}, "status": "Failure", "code": %d, "message": "%s"}""".formatted(status, message);
        out.write(
                "HTTP/1.1 %d Bad Day\r\nContent-Type: application/json\r\nRetry-After: 1\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s"
                        .formatted(status, json.length(), json)
                        .getBytes(UTF_8));
        out.flush();
    }

    static boolean upgrades(String request) {
        return header(request.substring(0, request.indexOf("\r\n\r\n") + 2), "upgrade")
                .isPresent();
    }

    /** Of a WebSocket: a whole text, not masked, of more than 125 bytes. */
    static byte[] frame(String text) throws IOException {
        var bytes = text.getBytes(UTF_8);
        var frame = new ByteArrayOutputStream();
        frame.write(0x81);
        frame.write(126);
        frame.write(bytes.length >> 8);
        frame.write(bytes.length);
        frame.write(bytes);
        return frame.toByteArray();
    }

    static byte[] chunk(String text) {
        var line = text + "\n";
        return "%x\r\n%s\r\n".formatted(line.length(), line).getBytes(UTF_8);
    }
}
