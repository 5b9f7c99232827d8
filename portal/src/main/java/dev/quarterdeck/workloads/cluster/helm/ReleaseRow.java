package dev.quarterdeck.workloads.cluster.helm;

import dev.quarterdeck.connector.helm.HelmRelease.Head;
import dev.quarterdeck.connector.helm.HelmRevision;
import org.jspecify.annotations.Nullable;

/** @param head null if it could not be read */
public record ReleaseRow(HelmRevision revision, @Nullable Head head) {}
