package dev.quarterdeck.catalog.descriptor;

import org.snakeyaml.engine.v2.nodes.Node;

/** A file, or one document of it, that cannot be read as YAML within our limits. */
class Malformed extends Exception {

    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    Malformed(String message, int line, int column) {
        super(message);
        this.line = line;
        this.column = column;
    }

    Malformed(String message, Node at) {
        this(message, Place.line(at), Place.column(at));
    }

    int line() {
        return line;
    }

    int column() {
        return column;
    }

    String text() {
        var message = getMessage();
        return message == null ? "" : message;
    }
}
