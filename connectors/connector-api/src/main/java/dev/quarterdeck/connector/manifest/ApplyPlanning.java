package dev.quarterdeck.connector.manifest;

/** What came of planning to apply a set. */
public sealed interface ApplyPlanning {

    record Planned(ApplyPlan plan) implements ApplyPlanning {}

    /** It cannot be done, whatever is chosen. */
    record Impossible(String why) implements ApplyPlanning {}
}
