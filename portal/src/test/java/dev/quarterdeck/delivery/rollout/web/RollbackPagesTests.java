package dev.quarterdeck.delivery.rollout.web;

import static dev.quarterdeck.db.Tables.CONFIGURATION;
import static dev.quarterdeck.db.Tables.DEPLOYMENT;
import static dev.quarterdeck.db.Tables.DESIRED_WORKLOAD;
import static dev.quarterdeck.db.Tables.RELEASE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import dev.quarterdeck.PortalTest;
import dev.quarterdeck.environments.Environment;
import dev.quarterdeck.environments.Environments;
import java.time.Duration;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@PortalTest
class RollbackPagesTests {

    private static final String COMPONENT = "component:default/rollback-sample";
    private static final String PLACE = "rollback-place";

    @Autowired
    private MockMvcTester browser;

    @Autowired
    private Environments environments;

    @Autowired
    private DSLContext db;

    @BeforeEach
    void aReleaseThatRuns() {
        environments.define(
                new Environment(PLACE, 91, "local", 1, false, 0, Duration.ofHours(8), false, null), "system:test");
        db.deleteFrom(DESIRED_WORKLOAD)
                .where(DESIRED_WORKLOAD.COMPONENT.eq(COMPONENT))
                .execute();
        var configuration = db.insertInto(CONFIGURATION)
                .set(CONFIGURATION.COMPONENT, COMPONENT)
                .set(CONFIGURATION.ENVIRONMENT, PLACE)
                .set(CONFIGURATION.VERSION, db.fetchCount(CONFIGURATION) + 1)
                .set(CONFIGURATION.SETTINGS, JSONB.valueOf("{}"))
                .set(CONFIGURATION.CREATED_BY, "ada")
                .returning(CONFIGURATION.ID)
                .fetchSingle()
                .getId();
        db.insertInto(DESIRED_WORKLOAD)
                .set(DESIRED_WORKLOAD.COMPONENT, COMPONENT)
                .set(DESIRED_WORKLOAD.ENVIRONMENT, PLACE)
                .set(DESIRED_WORKLOAD.RELEASE_ID, release())
                .set(DESIRED_WORKLOAD.CONFIGURATION_ID, configuration)
                .set(DESIRED_WORKLOAD.REPLICAS, 1)
                .execute();
    }

    private long release() {
        return db.insertInto(RELEASE)
                .set(RELEASE.COMPONENT, COMPONENT)
                .set(RELEASE.VERSION, "1.%d.0".formatted(db.fetchCount(RELEASE)))
                .set(RELEASE.COMMIT_SHA, "c0ffee0")
                .set(RELEASE.ARTIFACT_LOCATION, "file:///nowhere/sample.jar")
                .set(RELEASE.ARTIFACT_SHA256, "a".repeat(64))
                .set(RELEASE.ARTIFACT_BYTES, 1L)
                .set(RELEASE.WORKLOAD, JSONB.valueOf("{}"))
                .set(RELEASE.CREATED_BY, "ada")
                .returning(RELEASE.ID)
                .fetchSingle()
                .getId();
    }

    @Test
    void refuseWhatIsAskedForFromAPageThatIsNoLongerTrue() {
        var answer = rollBack("another revision", "Orders look wrong since then");

        assertThat(answer).hasStatus3xxRedirection();
        assertThat(answer).flash().extractingByKey("refusal").asString().contains("has changed since you looked");
        assertThat(answer).flash().containsEntry("reason", "Orders look wrong since then");
        assertThat(db.fetchExists(DEPLOYMENT, DEPLOYMENT.COMPONENT.eq(COMPONENT)))
                .isFalse();
    }

    @Test
    void refuseAReasonThatSaysNothing() {
        assertThat(rollBack("", "oops"))
                .flash()
                .extractingByKey("refusal")
                .asString()
                .contains("at least 10 characters");
    }

    private MvcTestResult rollBack(String from, String reason) {
        return browser.post()
                .uri("/rollbacks")
                .with(user("sample-engineer").roles("ENGINEER"))
                .with(csrf())
                .param("component", COMPONENT)
                .param("environment", PLACE)
                .param("from", from)
                .param("reason", reason)
                .exchange();
    }
}
