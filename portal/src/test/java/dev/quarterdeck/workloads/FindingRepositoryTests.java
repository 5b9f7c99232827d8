package dev.quarterdeck.workloads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quarterdeck.FeatureTest;
import dev.quarterdeck.connector.cluster.ApplyConflict.Conflict;
import dev.quarterdeck.connector.cluster.SharedObjects.Drift;
import dev.quarterdeck.connector.cluster.WorkloadId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Import;

/** What one portal finds out while it has the turn, and others read. */
@FeatureTest
@Import(FindingRepository.class)
class FindingRepositoryTests {

    private static final WorkloadId CART = new WorkloadId("production", "cart");
    private static final Finding FOUND = new Finding(
            true,
            new ForeignChanges(
                    List.of(new Drift("Deployment cart", "spec.replicas", "2", null, null, Instant.EPOCH)),
                    List.of(new Conflict("Deployment cart", "spec.replicas", "kubectl"))),
            Instant.EPOCH);

    @Autowired
    private FindingRepository findings;

    @Autowired
    private JdbcConnectionDetails database;

    private ClusterTurn turn;

    @BeforeEach
    void take() {
        turn = new ClusterTurn(database);
        await().until(turn::isOurs);
    }

    @AfterEach
    void leave() throws SQLException {
        turn.leave();
    }

    @Test
    void isTrueForAsLongAsThatPortalHasTheTurn() throws SQLException {
        findings.keep(CART, Finding.UNKNOWN, turn.number());
        findings.keep(CART, FOUND, turn.number());
        assertThat(findings.find(CART)).hasValue(FOUND);
        assertThat(findings.all()).containsOnlyKeys(CART).containsValue(FOUND);

        turn.leave();
        await().until(() -> findings.find(CART).isEmpty());

        take();
        assertThat(findings.all()).isEmpty();
        findings.keep(CART, FOUND, turn.number());
        assertThat(findings.find(CART)).hasValue(FOUND);
    }

    @Test
    void isFoundOutAnewWhenSomebodyWantsIt() {
        findings.keep(CART, FOUND, turn.number());
        findings.forget(CART);
        assertThat(findings.find(CART)).isEmpty();
    }
}
