package dev.quarterdeck.delivery.rollout;

import static dev.quarterdeck.delivery.rollout.DeploymentState.CANCELLED;
import static dev.quarterdeck.delivery.rollout.DeploymentState.PROGRESSING;
import static dev.quarterdeck.delivery.rollout.DeploymentState.REQUESTED;
import static dev.quarterdeck.delivery.rollout.DeploymentState.ROLLED_BACK;
import static dev.quarterdeck.delivery.rollout.DeploymentState.ROLLING_BACK;
import static dev.quarterdeck.delivery.rollout.DeploymentState.SUCCEEDED;
import static dev.quarterdeck.delivery.rollout.DeploymentState.VERIFYING;
import static dev.quarterdeck.delivery.rollout.DeploymentState.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeploymentStateTests {

    @Test
    void goesThroughVerificationToSuccess() {
        assertThat(REQUESTED.mayBecome(PROGRESSING)).isTrue();
        assertThat(PROGRESSING.mayBecome(VERIFYING)).isTrue();
        assertThat(VERIFYING.mayBecome(SUCCEEDED)).isTrue();
        assertThat(PROGRESSING.mayBecome(SUCCEEDED)).isFalse();
    }

    @Test
    void goesBackFromWhereItChangedSomething() {
        assertThat(PROGRESSING.mayBecome(ROLLING_BACK)).isTrue();
        assertThat(VERIFYING.mayBecome(ROLLING_BACK)).isTrue();
        assertThat(ROLLING_BACK.mayBecome(ROLLED_BACK)).isTrue();
        assertThat(WAITING.mayBecome(ROLLING_BACK)).isFalse();
    }

    @Test
    void isCancelledOnlyBeforeItChangedAnything() {
        assertThat(Arrays.stream(DeploymentState.values()).filter(state -> state.mayBecome(CANCELLED)))
                .containsExactly(REQUESTED, WAITING);
    }

    @ParameterizedTest
    @EnumSource
    void goesNowhereFromItsEnd(DeploymentState state) {
        var goesOn = Arrays.stream(DeploymentState.values()).anyMatch(state::mayBecome);

        assertThat(goesOn).isNotEqualTo(state.finished());
    }

    @ParameterizedTest
    @EnumSource
    void isReadAsItIsWritten(DeploymentState state) {
        assertThat(DeploymentState.of(state.key())).isEqualTo(state);
    }
}
