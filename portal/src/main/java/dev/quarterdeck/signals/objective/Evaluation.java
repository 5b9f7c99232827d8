package dev.quarterdeck.signals.objective;

import org.springframework.stereotype.Component;

/** Keeps the standing of all objectives up with what is measured. */
@Component
public class Evaluation {

    private final Counting counting;
    private final Judging judging;

    Evaluation(Counting counting, Judging judging) {
        this.counting = counting;
        this.judging = judging;
    }

    public void evaluate() {
        counting.count();
        judging.judge();
    }
}
