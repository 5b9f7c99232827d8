package dev.quarterdeck.connector.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.connector.local.RollingPlan.Candidate;
import java.util.List;
import org.junit.jupiter.api.Test;

class RollingPlanTests {

    private static final Candidate OLD_1 = new Candidate("old-1", false, true, true);
    private static final Candidate OLD_2 = new Candidate("old-2", false, true, true);
    private static final Candidate OLD_UNREADY = new Candidate("old-unready", false, false, true);
    private static final Candidate OLD_NEVER_READY = new Candidate("old-never-ready", false, false, false);
    private static final Candidate NEW_1 = new Candidate("new-1", true, true, true);
    private static final Candidate NEW_2 = new Candidate("new-2", true, true, true);
    private static final Candidate NEW_STARTING = new Candidate("new-starting", true, false, false);

    private static RollingPlan plan(int wanted, Candidate... replicas) {
        return RollingPlan.of(wanted, List.of(replicas));
    }

    private static void assertPlan(RollingPlan plan, int start, Candidate... stop) {
        assertThat(plan).isEqualTo(new RollingPlan(start, List.of(stop)));
    }

    @Test
    void startsAllAtOnceWhereNothingRuns() {
        assertPlan(plan(3), 3);
    }

    @Test
    void doesNothingWhenAllIsAsWanted() {
        assertPlan(plan(2, NEW_1, NEW_2), 0);
    }

    @Test
    void startsOneMoreThanWantedBeforeAnOldOneEnds() {
        assertPlan(plan(2, OLD_1, OLD_2), 1);
        assertPlan(plan(2, OLD_1, OLD_2, NEW_STARTING), 0);
    }

    @Test
    void endsAnOldOneForEachNewOneThatIsReady() {
        assertPlan(plan(2, OLD_1, OLD_2, NEW_1), 0, OLD_1);
        assertPlan(plan(2, OLD_2, NEW_1), 1);
        assertPlan(plan(2, OLD_2, NEW_1, NEW_2), 0, OLD_2);
    }

    @Test
    void endsHalfRolledOnesAtOnceWhenItGoesBack() {
        assertPlan(plan(2, NEW_1, NEW_2, OLD_NEVER_READY), 0, OLD_NEVER_READY);
    }

    @Test
    void keepsAnOldOneThatIsUnreadyForAMomentUntilItIsNotNeeded() {
        assertPlan(plan(1, OLD_UNREADY), 1);
        assertPlan(plan(1, OLD_UNREADY, NEW_STARTING), 0);
        assertPlan(plan(1, OLD_UNREADY, NEW_1), 0, OLD_UNREADY);
    }

    @Test
    void keepsTheReadyOnesOfTheOld() {
        assertPlan(plan(1, OLD_1, OLD_UNREADY), 0, OLD_UNREADY);
    }

    @Test
    void endsThoseThatAreNotReadyFirstWhenScaledDown() {
        assertPlan(plan(1, NEW_1, NEW_STARTING), 0, NEW_STARTING);
    }

    @Test
    void endsAllWhenNoneIsWanted() {
        assertPlan(plan(0, OLD_1, NEW_1), 0, NEW_1, OLD_1);
    }
}
