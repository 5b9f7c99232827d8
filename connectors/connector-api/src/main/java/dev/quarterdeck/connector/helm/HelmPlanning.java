package dev.quarterdeck.connector.helm;

/** What came of planning a roll back. */
public sealed interface HelmPlanning {

    record Planned(HelmPlan plan) implements HelmPlanning {}

    /** It cannot be done, whatever is chosen. */
    record Impossible(String why) implements HelmPlanning {}
}
