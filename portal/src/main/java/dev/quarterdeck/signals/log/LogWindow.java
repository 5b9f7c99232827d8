package dev.quarterdeck.signals.log;

/** Which part of a stream is looked at; positions are those that a {@link LogPage} or a line gives. */
public sealed interface LogWindow {

    int MOST = 1_000;

    /** The newest lines of the time that is asked for. */
    record Last(int limit) implements LogWindow {}

    /** The oldest ones. */
    record First(int limit) implements LogWindow {}

    record Older(String cursor, int limit) implements LogWindow {}

    record Newer(String cursor, int limit) implements LogWindow {}

    /** @param lines before a line, and after it */
    record Around(String position, int lines) implements LogWindow {}
}
