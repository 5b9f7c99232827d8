package dev.quarterdeck.delivery.pipeline.execution;

import java.nio.file.FileSystemException;

final class Causes {

    private Causes() {}

    /** What lies at the bottom of a failure; file systems say it in two halves. */
    static String inWords(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof FileSystemException files && files.getReason() == null) {
            return "%s (%s)".formatted(files.getMessage(), cause.getClass().getSimpleName());
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }
}
