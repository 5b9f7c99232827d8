package dev.quarterdeck.signals.trace;

import dev.quarterdeck.platform.NotFound;
import java.util.List;

/** No source has the trace, or none that answers. */
public class TraceNotFound extends NotFound {

    private static final long serialVersionUID = 1L;

    /** @param away what the sources say that do not answer */
    TraceNotFound(String traceId, List<String> away) {
        super(
                away.isEmpty()
                        ? "No trace %s is kept. It may be too old, or its request was not one of those that are kept."
                                .formatted(traceId)
                        : "No trace %s was found, but not everybody answered: %s"
                                .formatted(traceId, String.join(" ", away)));
    }
}
