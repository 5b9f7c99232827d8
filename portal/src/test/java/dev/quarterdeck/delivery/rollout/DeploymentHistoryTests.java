package dev.quarterdeck.delivery.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.delivery.Shop;
import dev.quarterdeck.workloads.Revision;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeploymentHistoryTests {

    private static final Revision ONE = new Revision(1, 1);
    private static final Revision TWO = new Revision(2, 1);
    private static final Revision THREE = new Revision(3, 1);

    @Test
    void hasNothingBeforeTheFirst() {
        assertThat(new DeploymentHistory(List.of(to(ONE))).before()).isEmpty();
    }

    @Test
    void leadsToTheOneBefore() {
        assertThat(new DeploymentHistory(List.of(to(ONE), to(TWO))).before()).hasValue(ONE);
    }

    @Test
    void leadsTwoStepsBackAfterARollBackAndNotForthAgain() {
        assertThat(new DeploymentHistory(List.of(to(ONE), to(TWO), to(THREE), backTo(TWO))).before())
                .hasValue(ONE);
    }

    @Test
    void countsARepeatedDeploymentOnce() {
        assertThat(new DeploymentHistory(List.of(to(ONE), to(TWO), to(TWO))).before())
                .hasValue(ONE);
    }

    @Test
    void leadsBackToWhatRanBeforeANewerOneCame() {
        assertThat(new DeploymentHistory(List.of(to(ONE), to(TWO), backTo(ONE), to(THREE))).before())
                .hasValue(ONE);
    }

    private static Deployment to(Revision revision) {
        return deployment(revision, Cause.PROMOTION);
    }

    private static Deployment backTo(Revision revision) {
        return deployment(revision, Cause.ROLLBACK);
    }

    private static Deployment deployment(Revision revision, Cause cause) {
        return new Deployment(
                new DeploymentId(1),
                Shop.ORDERS,
                "production",
                revision,
                null,
                null,
                cause,
                DeploymentState.SUCCEEDED,
                "ada",
                null,
                null,
                Instant.EPOCH,
                null,
                null,
                null);
    }
}
