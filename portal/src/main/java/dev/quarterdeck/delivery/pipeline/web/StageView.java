package dev.quarterdeck.delivery.pipeline.web;

import dev.quarterdeck.delivery.pipeline.Step;
import dev.quarterdeck.delivery.pipeline.StepState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/**
 * One node of the graph of a run, and its steps.
 *
 * @param note how long it took, or why it did not
 */
record StageView(String name, StateView state, String note, List<StepView> steps) {

    /** In the order of the run; {@code current} is the step that is looked at. */
    static List<StageView> of(List<Step> steps, int current, Instant now) {
        var stages = new LinkedHashMap<String, List<Step>>();
        steps.forEach(step ->
                stages.computeIfAbsent(step.stage(), _ -> new ArrayList<>()).add(step));
        return stages.entrySet().stream()
                .map(stage -> of(stage.getKey(), stage.getValue(), current, now))
                .toList();
    }

    private static StageView of(String name, List<Step> steps, int current, Instant now) {
        var state = StateView.of(stateOf(steps));
        var begun = steps.stream().anyMatch(step -> step.startedAt() != null);
        var note = begun ? Took.inWords(duration(steps, now)) : state.word().toLowerCase(Locale.ROOT);
        var views = steps.stream().map(step -> StepView.of(step, current, now)).toList();
        return new StageView(name, state, note, views);
    }

    /** The first of its steps that did not succeed says how a stage is. */
    private static StepState stateOf(List<Step> steps) {
        var started = steps.stream().anyMatch(step -> step.startedAt() != null);
        return steps.stream()
                .map(Step::state)
                .filter(state -> state != StepState.SUCCEEDED)
                .findFirst()
                .map(state -> started && state == StepState.WAITING ? StepState.RUNNING : state)
                .orElse(StepState.SUCCEEDED);
    }

    private static Duration duration(List<Step> steps, Instant now) {
        return steps.stream()
                .map(step -> step.tookUntil(now))
                .reduce(Duration.ZERO, (sum, took) -> took == null ? sum : sum.plus(took), Duration::plus);
    }
}
