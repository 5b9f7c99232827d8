package dev.quarterdeck.catalog.api;

import dev.quarterdeck.platform.EntityRef;

/** What became of an API that a component provides. */
public record ProvidedChange(EntityRef api, ApiChange change) {

    public boolean isBreaking() {
        return change.diff().verdict() == ApiVerdict.BREAKING;
    }
}
