package dev.quarterdeck.delivery.pipeline.execution;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a process writes line by line, whatever it writes: what is not UTF-8 is replaced, colours are left out,
 * and a line without an end costs no more memory than one of {@value #LONGEST} characters.
 */
class OutputLines {

    static final int LONGEST = 4_000;
    static final String CUT = " … (line cut)";

    private static final Pattern ESCAPE = Pattern.compile("\u001B\\[[0-9;?]*[ -/]*[@-~]");

    private final Reader reader;
    private int before = -1;

    OutputLines(InputStream output) {
        this.reader = new BufferedReader(new InputStreamReader(output, UTF_8));
    }

    /** Null at the end. */
    @Nullable
    String next() throws IOException {
        var line = new StringBuilder();
        var dropped = false;
        for (var character = read(); ; character = read()) {
            if (character < 0 && line.isEmpty()) {
                return null;
            }
            if (character < 0 || character == '\n') {
                return clean(line, dropped);
            }
            if (line.length() < LONGEST) {
                line.append((char) character);
            } else {
                dropped = true;
            }
        }
    }

    /** A carriage return, as progress bars write it, ends a line too; together with a line feed it ends one. */
    private int read() throws IOException {
        var character = reader.read();
        if (character == '\n' && before == '\r') {
            character = reader.read();
        }
        before = character;
        return character == '\r' ? '\n' : character;
    }

    private static String clean(StringBuilder line, boolean dropped) {
        var text = ESCAPE.matcher(line).replaceAll("").replace('\0', '\uFFFD');
        return dropped ? text + CUT : text;
    }
}
