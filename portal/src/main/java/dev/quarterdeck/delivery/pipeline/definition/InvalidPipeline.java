package dev.quarterdeck.delivery.pipeline.definition;

/** A pipeline.yaml that cannot be followed; the message says the file, the line, the field and what belongs there. */
public class InvalidPipeline extends Exception {

    private static final long serialVersionUID = 1L;

    InvalidPipeline(String file, int line, String field, String message) {
        super("%s:%d: %s%s".formatted(file, line, field.isEmpty() ? "" : field + ": ", message));
    }

    public InvalidPipeline(String message) {
        super(message);
    }
}
