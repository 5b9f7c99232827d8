package dev.quarterdeck.catalog.scorecard;

import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.platform.NotFound;

public final class ScorecardNotFound extends NotFound {

    public ScorecardNotFound(EntityRef ref) {
        super("There is no scorecard " + ref.name());
    }
}
