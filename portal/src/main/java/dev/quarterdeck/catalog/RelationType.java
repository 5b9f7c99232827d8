package dev.quarterdeck.catalog;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How one entity stands to another, in Backstage's words. Each is kept in one direction and read in both. */
public enum RelationType {
    OWNED_BY("ownedBy", "Owner", "ownerOf", "Owns"),
    ON_CALL_BY("onCallBy", "On call", "onCallFor", "On call for"),
    PAID_BY("paidBy", "Paid by", "paysFor", "Pays for"),
    PART_OF("partOf", "Part of", "hasPart", "Has parts"),
    DEPENDS_ON("dependsOn", "Depends on", "dependencyOf", "Used by"),
    PROVIDES_API("providesApi", "Provides API", "apiProvidedBy", "Provided by"),
    CONSUMES_API("consumesApi", "Consumes API", "apiConsumedBy", "Consumed by"),
    MEMBER_OF("memberOf", "Member of", "hasMember", "Members"),
    CHILD_OF("childOf", "Child of", "parentOf", "Parent of");

    private static final Map<String, RelationType> BY_WORD =
            Arrays.stream(values()).collect(Collectors.toMap(RelationType::word, Function.identity()));

    private final String word;
    private final String heading;
    private final String inverseWord;
    private final String inverseHeading;

    RelationType(String word, String heading, String inverseWord, String inverseHeading) {
        this.word = word;
        this.heading = heading;
        this.inverseWord = inverseWord;
        this.inverseHeading = inverseHeading;
    }

    public static RelationType of(String word) {
        var type = BY_WORD.get(word);
        if (type == null) {
            throw new IllegalArgumentException("No relation is called " + word);
        }
        return type;
    }

    /** As it is written in the database, and in JSON when read from its source. */
    public String word() {
        return word;
    }

    /** As it is called when read from its target. */
    public String inverseWord() {
        return inverseWord;
    }

    /** What stands above the targets, on the page of the source. */
    public String heading() {
        return heading;
    }

    /** What stands above the sources, on the page of the target. */
    public String inverseHeading() {
        return inverseHeading;
    }
}
