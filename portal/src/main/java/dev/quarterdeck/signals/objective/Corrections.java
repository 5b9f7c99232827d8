package dev.quarterdeck.signals.objective;

import dev.quarterdeck.audit.AuditEntry;
import dev.quarterdeck.audit.AuditLog;
import dev.quarterdeck.platform.NotFound;
import dev.quarterdeck.platform.Reason;
import dev.quarterdeck.signals.TimeRange;
import dev.quarterdeck.signals.objective.Correction.State;
import dev.quarterdeck.signals.objective.ObjectiveOutcome.Done;
import dev.quarterdeck.signals.objective.ObjectiveOutcome.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Time that does not count for an objective, each agreed by somebody else than the one who asked. */
@Component
@Transactional
public class Corrections {

    private static final Duration LONGEST = Duration.ofDays(7);
    private static final Duration OLDEST = Duration.ofDays(30);

    private final CorrectionRepository corrections;
    private final ObjectiveRepository objectives;
    private final Counting counting;
    private final Judging judging;
    private final AuditLog audit;
    private final Clock clock;

    Corrections(
            CorrectionRepository corrections,
            ObjectiveRepository objectives,
            Counting counting,
            Judging judging,
            AuditLog audit,
            Clock clock) {
        this.corrections = corrections;
        this.objectives = objectives;
        this.counting = counting;
        this.judging = judging;
        this.audit = audit;
        this.clock = clock;
    }

    /** The latest time first. */
    @Transactional(readOnly = true)
    public List<Correction> of(Objective objective) {
        return corrections.of(objective.id());
    }

    /** Also of time to come, such as a maintenance that is planned. */
    public ObjectiveOutcome ask(Objective objective, TimeRange time, String reason, String actor) {
        if (Reason.isTooShort(reason)) {
            return new Refused(Reason.TOO_SHORT);
        }
        if (time.length().compareTo(LONGEST) > 0) {
            return new Refused("A correction is of a week at most");
        }
        if (time.from().isBefore(clock.instant().minus(OLDEST))) {
            return new Refused("What is older than 30 days is not kept by the minute, and stays as it was counted");
        }
        var begin = time.from().truncatedTo(ChronoUnit.MINUTES);
        var end = time.to().truncatedTo(ChronoUnit.MINUTES);
        if (!begin.isBefore(end)) {
            return new Refused("A correction is of a minute at least");
        }
        corrections.insert(objective.id(), begin, end, reason.strip(), actor, clock.instant());
        record(actor, "objective-correction.asked", objective, begin, end, reason);
        return new Done();
    }

    /** @throws NotFound if the objective has none of that number */
    public ObjectiveOutcome decide(Objective objective, long id, boolean agreed, String decision, String actor) {
        var correction = corrections.get(id);
        if (correction.objective() != objective.id()) {
            throw new NotFound("%s has no correction %d.".formatted(objective.name(), id));
        }
        if (correction.askedBy().equals(actor)) {
            return new Refused("You asked for this one yourself; somebody else has to decide");
        }
        if (Reason.isTooShort(decision)) {
            return new Refused(Reason.TOO_SHORT);
        }
        if (!corrections.decide(id, agreed ? State.AGREED : State.REFUSED, actor, decision.strip(), clock.instant())) {
            return new Refused("Somebody decided on it before you");
        }
        var action = agreed ? "objective-correction.agreed" : "objective-correction.refused";
        record(actor, action, objective, correction.begin(), correction.end(), decision);
        if (agreed) {
            objectives.takeTurns();
            // edges that are still to come are kept when they are counted
            Stream.of(correction.begin(), correction.end())
                    .filter(edge -> !edge.isAfter(objective.talliedUntil()))
                    .forEach(edge -> counting.keep(objective, edge));
            judging.judge(objective);
        }
        return new Done();
    }

    private void record(String actor, String action, Objective objective, Instant begin, Instant end, String reason) {
        audit.record(new AuditEntry(
                actor,
                action,
                objective.definition().component().toString(),
                objective.definition().environment(),
                reason.strip(),
                Map.of("objective", objective.name(), "from", begin.toString(), "to", end.toString())));
    }
}
