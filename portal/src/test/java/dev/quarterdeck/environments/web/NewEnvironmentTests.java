package dev.quarterdeck.environments.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import dev.quarterdeck.PortalTest;
import dev.quarterdeck.environments.Environment;
import dev.quarterdeck.environments.Environments;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@PortalTest
class NewEnvironmentTests {

    private static final String BEFORE = "made-before";

    @Autowired
    private MockMvcTester browser;

    @Autowired
    private Environments environments;

    @BeforeEach
    void another() {
        environments.define(
                new Environment(BEFORE, 95, "local", 1, false, 0, Duration.ofHours(8), false, null), "system:test");
    }

    @Test
    void areMadeByAnAdministratorBehindAnotherOne() {
        assertThat(submit("made-by-form", "local", "2", "ADMIN")).hasRedirectedUrl("/environments/made-by-form");

        var made = environments.get("made-by-form");
        assertThat(made.replicas()).isEqualTo(2);
        assertThat(environments.before(made))
                .hasValueSatisfying(before -> assertThat(before.name()).isEqualTo(BEFORE));
        assertThat(submit("made-by-form", "local", "2", "ADMIN"))
                .hasStatus(422)
                .bodyText()
                .contains("Name: there is an environment &#39;made-by-form&#39; already");
    }

    @Test
    void nameTheFieldThatIsWrong() {
        assertThat(submit("Made Up", "local", "2", "ADMIN"))
                .hasStatus(422)
                .bodyText()
                .contains("Name: small letters");
        assertThat(submit("made-up", "local", "two", "ADMIN"))
                .hasStatus(422)
                .bodyText()
                .contains("Replicas:", "is no whole number");
        assertThat(submit("made-up", "nowhere", "2", "ADMIN"))
                .hasStatus(422)
                .bodyText()
                .contains("Cluster: the portal is not connected to");
        assertThat(submit("made-up", "local", "2", "ENGINEER")).hasStatus(403);
    }

    @Test
    void saysWhatIsWrongWithScalingByLoad() {
        assertThat(submit("made-up", "local", "2", "ADMIN", "2"))
                .hasStatus(422)
                .bodyText()
                .contains("Most replicas: more than 2");
        assertThat(submit("made-up", "local", "2", "ADMIN", "5"))
                .hasStatus(422)
                .bodyText()
                .contains("Most replicas: the cluster &#39;local&#39; cannot scale workloads by their load");
        assertThat(
                        post(
                                "{\"name\": \"made-up\", \"cluster\": \"local\", \"replicas\": 3, \"autoscaling\": {\"most\": 5, \"cpuPercent\": 0}}"))
                .hasStatus(400)
                .bodyText()
                .contains("Processor use: a number from 1 to 100");
    }

    private MvcTestResult submit(String name, String cluster, String replicas, String role) {
        return submit(name, cluster, replicas, role, "");
    }

    private MvcTestResult submit(String name, String cluster, String replicas, String role, String most) {
        return browser.post()
                .uri("/environments")
                .param("most", most)
                .param("name", name)
                .param("after", BEFORE)
                .param("cluster", cluster)
                .param("replicas", replicas)
                .with(user("ada").roles(role))
                .with(csrf())
                .exchange();
    }

    @Test
    void areMadeByProgramsToo() {
        assertThat(
                        post(
                                "{\"name\": \"made-by-program\", \"after\": \"made-before\", \"cluster\": \"local\", \"replicas\": 3}"))
                .hasStatus(201)
                .hasHeader("Location", "/api/v1/environments/made-by-program")
                .bodyJson()
                .extractingPath("$.approvalExpiry")
                .isEqualTo("PT8H");
        assertThat(post("{\"name\": \"made-up\", \"cluster\": \"nowhere\", \"replicas\": 3}"))
                .hasStatus(400)
                .bodyText()
                .contains("the portal is not connected to 'nowhere'");
        assertThat(post("{\"name\": \"made-up\", \"cluster\": \"local\"}"))
                .hasStatus(400)
                .bodyText()
                .contains("replicas");
    }

    private MvcTestResult post(String wanted) {
        return browser.post()
                .uri("/api/v1/environments")
                .contentType(MediaType.APPLICATION_JSON)
                .content(wanted)
                .with(user("ada").roles("ADMIN"))
                .with(csrf())
                .exchange();
    }
}
