package dev.quarterdeck.workloads.cluster.applyset.source;

/** How manifests are kept. */
public enum Format {
    PLAIN,
    KUSTOMIZE,
    HELM
}
