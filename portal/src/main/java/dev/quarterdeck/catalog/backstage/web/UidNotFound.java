package dev.quarterdeck.catalog.backstage.web;

import dev.quarterdeck.platform.NotFound;

class UidNotFound extends NotFound {

    private static final long serialVersionUID = 1L;

    UidNotFound(String uid) {
        super("No entity has the uid " + uid);
    }
}
