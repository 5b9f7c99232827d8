package dev.quarterdeck.delivery.promotion;

import dev.quarterdeck.platform.Reason;

/** Why something was not done. Each says it to the person who tried. */
public enum Refusal {
    OWN_REQUEST("You asked for this promotion yourself; someone else has to decide."),
    OWN_COMMITS("You wrote some of what it contains; someone else has to decide."),
    OWN_SETTINGS("You wrote some of its settings; someone else has to decide."),
    ALREADY_SETTLED("This promotion is already decided."),
    ALREADY_VOTED("You have already decided about this promotion."),
    REASON_TOO_SHORT(Reason.TOO_SHORT),
    NOT_IN_ORDER("This release has not run in the environment before this one yet."),
    BELOW_LEVEL("It has not the scorecard level that this environment asks for; its scorecard says what is missing."),
    BUDGET_SPENT("An error budget there is used up, so only what mends that may go there now."),
    ALREADY_ASKED("A promotion of this component to this environment is already waiting."),
    ALREADY_RUNNING("This release already runs there with this configuration."),
    NOT_THE_REQUESTER("Only the person who asked for it can withdraw it.");

    private final String sentence;

    Refusal(String sentence) {
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }
}
