package dev.quarterdeck.catalog.descriptor;

import dev.quarterdeck.catalog.RelationType;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What one of several owners answers for. {@code spec.owner} is the accountable one. */
enum OwnerRole {
    ACCOUNTABLE("accountable", RelationType.OWNED_BY),
    ON_CALL("on-call", RelationType.ON_CALL_BY),
    COST("cost", RelationType.PAID_BY);

    static final String ALLOWED = Arrays.stream(values()).map(role -> role.word).collect(Collectors.joining(", "));

    private final String word;
    private final RelationType relation;

    OwnerRole(String word, RelationType relation) {
        this.word = word;
        this.relation = relation;
    }

    static Optional<OwnerRole> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word.equals(word)).findFirst();
    }

    RelationType relation() {
        return relation;
    }
}
