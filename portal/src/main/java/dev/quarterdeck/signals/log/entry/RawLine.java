package dev.quarterdeck.signals.log.entry;

/**
 * One line as a replica wrote it, without its end.
 *
 * @param offset of its first byte
 * @param end offset of the byte after it
 * @param text its beginning, if it is too long to be kept whole
 * @param length in bytes, as it was written
 * @param cut whether {@code text} is not all of it
 */
public record RawLine(String replica, long offset, long end, String text, long length, boolean cut) {

    /** Whether it goes on with what the line before it began, as the lines of a stack trace do. */
    public boolean continues() {
        return Continuation.is(text);
    }
}
