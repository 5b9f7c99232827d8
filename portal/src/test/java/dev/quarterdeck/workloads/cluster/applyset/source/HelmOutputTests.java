package dev.quarterdeck.workloads.cluster.applyset.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Of texts in the form in which {@code helm template} writes them. */
class HelmOutputTests {

    private static final String DEFINITION = """
            ---
            # Source: shop/crds/orders.yaml
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: orders}
            """;

    private static final String MIGRATION = """
            ---
            # Source: shop/templates/migrate.yaml
            apiVersion: batch/v1
            kind: Job
            metadata:
              name: web-migrate
              annotations: {helm.sh/hook: "pre-install,pre-upgrade"}
            """;

    private static final String ABOUT = """
            ---
            # Source: shop/templates/about.yaml
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: about
              annotations: {about: helm.sh/hook, mode: 0755}
              annotations: {about: helm.sh/hook}
            data:
              text: |
                "helm.sh/hook": test
                ---
            """;

    private static final String TEST = """
            --- # Source: shop/templates/test.yaml
            apiVersion: v1
            kind: Pod
            metadata:
              name: web-test
              annotations:
                "helm.sh/hook": test
            """;

    @Test
    void leavesOutHooksAndNamesThem() {
        var output = new HelmOutput(DEFINITION + MIGRATION + ABOUT + TEST);

        assertThat(output.yaml()).isEqualTo(DEFINITION + ABOUT);
        assertThat(output.hooks())
                .containsExactly("Job web-migrate (pre-install,pre-upgrade hook)", "Pod web-test (test hook)");
    }

    @Test
    void leavesTheRestAsItIs() {
        assertThat(new HelmOutput(ABOUT.substring(4)).yaml()).isEqualTo(ABOUT.substring(4));
        assertThat(new HelmOutput("").yaml()).isEmpty();
        assertThat(new HelmOutput("").hooks()).isEmpty();
    }

    /** It could be a hook. */
    @Test
    void refusesWhatItCannotRead() {
        var output = new HelmOutput("---\nkind: [Job\n# helm.sh/hook\n");

        assertThatThrownBy(output::yaml)
                .isInstanceOf(Unrenderable.class)
                .hasMessageStartingWith("Folder: what helm renders is not YAML: ");
    }
}
