package dev.quarterdeck.connector.kubernetes.argo;

import static org.awaitility.Awaitility.await;

import dev.quarterdeck.connector.kubernetes.RealControlPlane;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Applications on a real control plane, and somebody who plays Argo CD, which is not there: as in Argo CD's own definition the
 * state of an Application is a field like any other, and nothing is checked.
 */
public final class ApplicationsOnThePlane {

    private static final String DEFINITION = """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: applications.argoproj.io}
            spec:
              group: argoproj.io
              scope: Namespaced
              names: {kind: Application, listKind: ApplicationList, plural: applications, singular: application, shortNames: [app, apps]}
              versions:
              - name: v1alpha1
                served: true
                storage: true
                subresources: {}
                schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}
            """;

    private static final ResourceDefinitionContext KIND = new ResourceDefinitionContext.Builder()
            .withGroup("argoproj.io")
            .withVersion("v1alpha1")
            .withKind("Application")
            .withPlural("applications")
            .withNamespaced(true)
            .build();

    private final KubernetesClient admin;
    private final String namespace;

    public ApplicationsOnThePlane(KubernetesClient admin, String namespace) {
        this.admin = admin;
        this.namespace = namespace;
    }

    /** Makes a control plane know what an Application is; it stays. */
    public static void define(RealControlPlane plane) {
        try (var admin = plane.client(RealControlPlane.ADMIN)) {
            admin.load(new ByteArrayInputStream(DEFINITION.getBytes(StandardCharsets.UTF_8)))
                    .serverSideApply();
            await().atMost(Duration.ofSeconds(30))
                    .ignoreExceptions()
                    .until(() -> admin.genericKubernetesResources(KIND)
                                    .inAnyNamespace()
                                    .list()
                            != null);
        }
    }

    /** @param rest of what is in it, as YAML at the left edge */
    public void make(String name, String rest) {
        admin.genericKubernetesResources(KIND)
                .inNamespace(namespace)
                .load(stream("apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: %s}\n%s"
                        .formatted(name, rest)))
                .create();
    }

    private static ByteArrayInputStream stream(String yaml) {
        return new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes into it what Argo CD would. */
    public void argo(String name, String mergePatch) {
        resource(name)
                .patch(
                        new PatchContext.Builder()
                                .withPatchType(PatchType.JSON_MERGE)
                                .withFieldManager("argocd-application-controller")
                                .build(),
                        mergePatch);
    }

    public GenericKubernetesResource read(String name) {
        return resource(name).require();
    }

    private Resource<GenericKubernetesResource> resource(String name) {
        return admin.genericKubernetesResources(KIND).inNamespace(namespace).withName(name);
    }
}
