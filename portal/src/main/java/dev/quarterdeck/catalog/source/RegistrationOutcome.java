package dev.quarterdeck.catalog.source;

/** What came of registering a source. */
public sealed interface RegistrationOutcome {

    /** @param id also of a source that was there already */
    record Registered(SourceId id) implements RegistrationOutcome {}

    record Refused(String reason) implements RegistrationOutcome {}
}
