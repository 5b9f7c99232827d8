package dev.quarterdeck.catalog.scorecard;

import dev.quarterdeck.platform.NotFound;

public final class ExemptionNotFound extends NotFound {

    public ExemptionNotFound(long id) {
        super("There is no exemption " + id);
    }
}
