package dev.quarterdeck.connector.local;

import static dev.quarterdeck.connector.local.RolloutProgressTests.workload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.quarterdeck.connector.local.router.Shares;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DesiredTests {

    private final Desired one = Desired.of(workload("1"));
    private final Desired both = one.withBeside(workload("2"));

    @Test
    void staysTheSameWhenAnEqualWorkloadIsApplied() {
        assertThat(one.with(workload("1"))).isSameAs(one);
        assertThat(one.withBeside(workload("1"))).isSameAs(one);
    }

    @Test
    void givesARevisionBesideNoShareUntilDivided() {
        assertThat(both.shares()).isEqualTo(new Shares(1, Map.of("2", 0)));
        assertThat(both.divided(Map.of("1", 80, "2", 20)).shares()).isEqualTo(new Shares(80, Map.of("2", 20)));
    }

    @Test
    void keepsTheSharesWhenTheSameIsAppliedBesideAgain() {
        var divided = both.divided(Map.of("1", 80, "2", 20));

        assertThat(divided.withBeside(workload("2"))).isEqualTo(divided);
    }

    @Test
    void keepsTheShareOfTheMainOneWhenItIsReplaced() {
        assertThat(both.divided(Map.of("1", 80, "2", 20)).with(workload("3")).shares())
                .isEqualTo(new Shares(80, Map.of("2", 20)));
    }

    @Test
    void joinsTheSharesWhenTheOneBesideIsApplied() {
        var applied = both.divided(Map.of("1", 80, "2", 20)).with(workload("2"));

        assertThat(applied.beside()).isEmpty();
        assertThat(applied.shares()).isEqualTo(new Shares(100, Map.of()));
    }

    @Test
    void dropsTheShareOfARemovedRevision() {
        assertThat(both.divided(Map.of("1", 80, "2", 20)).withoutRevision("2").shares())
                .isEqualTo(new Shares(80, Map.of()));
    }

    @Test
    void promotesTheOneBesideWithTheLargestShareWhenTheMainOneIsRemoved() {
        var three = both.withBeside(workload("3")).divided(Map.of("1", 50, "2", 10, "3", 40));

        var next = three.withoutRevision("1");

        assertThat(next.workload().revision()).isEqualTo("3");
        assertThat(next.shares()).isEqualTo(new Shares(90, Map.of("2", 10)));
    }

    @Test
    void doesNotRemoveTheOnlyRevision() {
        assertThatIllegalStateException()
                .isThrownBy(() -> one.withoutRevision("1"))
                .withMessage("dev/shop runs no revision but 1");
    }

    @Test
    void refusesAShareBelowNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> both.divided(Map.of("2", -1)));
    }

    @Test
    void beginsAnewWhenAppliedAfterItWasRemoved() {
        var again = both.removal().with(workload("1"));

        assertThat(again.removed()).isFalse();
        assertThat(again.beside()).isEmpty();
        assertThat(again.shares()).isEqualTo(Shares.UNDIVIDED);
    }
}
