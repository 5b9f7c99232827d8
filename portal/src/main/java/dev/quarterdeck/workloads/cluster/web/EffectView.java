package dev.quarterdeck.workloads.cluster.web;

import dev.quarterdeck.connector.manifest.Step;

/**
 * What would become of an object, as pages show it.
 *
 * @param css of a pill
 */
public record EffectView(String css, String icon, String word) {

    public static EffectView of(Step step) {
        return switch (step.effect()) {
            case CREATED -> new EffectView("is-ok", "ti-plus", "Made");
            case CHANGED -> new EffectView("is-busy", "ti-pencil", "Changed");
            case TAKEN_OVER -> new EffectView("is-warn", "ti-hand-grab", "Taken over");
            case SAME -> new EffectView("is-mute", "ti-minus", "Stays as it is");
            case REFUSED -> new EffectView("is-fail", "ti-circle-x", "Not taken");
        };
    }
}
