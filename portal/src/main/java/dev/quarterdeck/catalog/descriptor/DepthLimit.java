package dev.quarterdeck.catalog.descriptor;

import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.ParserException;
import org.snakeyaml.engine.v2.parser.Parser;

/** Stops a file whose nesting would exhaust the stack of whoever reads it recursively. */
final class DepthLimit implements Parser {

    private final Parser parser;
    private final int limit;
    private int depth;

    DepthLimit(Parser parser, int limit) {
        this.parser = parser;
        this.limit = limit;
    }

    @Override
    public Event next() {
        var event = parser.next();
        switch (event.getEventId()) {
            case MappingStart, SequenceStart -> enter(event);
            case MappingEnd, SequenceEnd -> depth--;
            default -> {}
        }
        return event;
    }

    private void enter(Event event) {
        if (++depth > limit) {
            throw new ParserException("Nested more than %d levels deep".formatted(limit), event.getStartMark());
        }
    }

    @Override
    public boolean checkEvent(Event.ID choice) {
        return parser.checkEvent(choice);
    }

    @Override
    public Event peekEvent() {
        return parser.peekEvent();
    }

    @Override
    public boolean hasNext() {
        return parser.hasNext();
    }
}
