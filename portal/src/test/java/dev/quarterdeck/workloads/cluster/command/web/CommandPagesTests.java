package dev.quarterdeck.workloads.cluster.command.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import dev.quarterdeck.ControlPlaneTest;
import dev.quarterdeck.audit.AuditFilter;
import dev.quarterdeck.audit.AuditQuery;
import dev.quarterdeck.connector.kubernetes.RealControlPlane;
import io.fabric8.kubernetes.api.model.PodBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** On a real control plane, through which the stand-in for a kubelet is asked; there commands run on this machine. */
class CommandPagesTests extends ControlPlaneTest {

    private static String pod;

    @Autowired
    private AuditQuery audit;

    @BeforeAll
    static void aPod() {
        try (var admin = RealControlPlane.shared().client(RealControlPlane.ADMIN)) {
            var namespace = RealControlPlane.shared().newNamespace("commanded");
            admin.pods()
                    .inNamespace(namespace)
                    .resource(new PodBuilder()
                            .withNewMetadata()
                            .withName("cart")
                            .endMetadata()
                            .withNewSpec()
                            .addNewContainer()
                            .withName("main")
                            .withImage("shop:1")
                            .endContainer()
                            .endSpec()
                            .build())
                    .create();
            pod = "/clusters/main/objects/pods/%s/cart".formatted(namespace);
        }
    }

    private void awaitPod() {
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(page(pod)).contains("Healthy"));
    }

    private MvcTestResult run(String command, String reason, String role) {
        return browser.post()
                .uri(pod + "/commands")
                .param("container", "main")
                .param("command", command)
                .param("reason", reason)
                .with(user("ada").roles(role))
                .with(csrf())
                .exchange();
    }

    @Test
    void runsWhatAnEngineerTypesAndKeepsThat() {
        awaitPod();
        assertThat(page(pod)).contains(pod + "/commands/new");
        assertThat(page(pod + "/commands/new")).contains("The audit log keeps the command and its output");

        assertThat(run("echo '<b>' $((6*7)); exit 3", "Is the cache full?", "ENGINEER"))
                .hasStatusOk()
                .bodyText()
                .contains("Exit code 3", "&lt;b&gt; 42");
        assertThat(records("pod.command-asked")).contains("Is the cache full?", "$((6*7))");
        assertThat(records("pod.command-done")).contains("Exit code 3.", "<b> 42");
    }

    private String records(String action) {
        return audit.page(new AuditFilter(null, action, null, null), null, 20)
                .items()
                .toString();
    }

    @Test
    void runsOnceWhenPressedTwice() {
        awaitPod();
        var first =
                post(pod, "{\"command\": \"echo hello\", \"reason\": \"Is the cache full?\", \"once\": \"0ddba11\"}");
        var second =
                post(pod, "{\"command\": \"echo hello\", \"reason\": \"Is the cache full?\", \"once\": \"0ddba11\"}");

        assertThat(first).hasStatusOk();
        assertThat(second).hasStatus(400).bodyText().contains("It ran already");
    }

    @Test
    void saysWhatIsWrongWithACommand() {
        awaitPod();
        assertThat(run("true", "short", "ENGINEER")).hasStatusOk().bodyText().contains("10");
        assertThat(run(" ", "Is the cache full?", "ENGINEER"))
                .hasStatusOk()
                .bodyText()
                .contains("Command: 1 to 4,000 characters");
        assertThat(run("true", "Is the cache full?", "VIEWER")).hasStatus(403);
    }

    @Test
    void isThereForProgramsAndOnlyWhereItIsAllowed() {
        awaitPod();
        assertThat(post(pod, "{\"command\": \"echo hello\", \"reason\": \"Is the cache full?\"}"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.output")
                .isEqualTo("hello\n");
        assertThat(post(pod, "{\"command\": \"true\", \"container\": \"side\", \"reason\": \"Is the cache full?\"}"))
                .hasStatus(400)
                .bodyText()
                .contains("Container: the pod has none named 'side'");
        assertThat(post(pod.replace("main", "gone"), "{\"command\": \"true\", \"reason\": \"Is the cache full?\"}"))
                .hasStatus(404)
                .bodyText()
                .contains("Commands are not allowed on 'gone'");
    }

    private MvcTestResult post(String pod, String wanted) {
        return browser.post()
                .uri("/api/v1" + pod + "/commands")
                .contentType(MediaType.APPLICATION_JSON)
                .content(wanted)
                .with(user("ada").roles("ENGINEER"))
                .with(csrf())
                .exchange();
    }
}
