package dev.quarterdeck.signals.objective;

import org.springframework.stereotype.Component;

/** Keeps the standing of all objectives up with what is measured. */
@Component
public class Evaluation {

    private final Counting counting;
    private final AskedCounting asked;
    private final Judging judging;

    Evaluation(Counting counting, AskedCounting asked, Judging judging) {
        this.counting = counting;
        this.asked = asked;
        this.judging = judging;
    }

    public void evaluate() {
        counting.count();
        judging.judge();
    }

    /** Asks other systems for what they measured since; they may take their time. */
    public void ask() {
        asked.count();
    }
}
