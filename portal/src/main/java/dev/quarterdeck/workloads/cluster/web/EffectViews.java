package dev.quarterdeck.workloads.cluster.web;

import dev.quarterdeck.connector.manifest.Step;
import org.springframework.stereotype.Component;

/** For templates. */
@Component("effects")
class EffectViews {

    public EffectView of(Step step) {
        return EffectView.of(step);
    }
}
