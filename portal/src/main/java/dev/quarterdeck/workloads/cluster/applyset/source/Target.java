package dev.quarterdeck.workloads.cluster.applyset.source;

import org.jspecify.annotations.Nullable;

/**
 * What a chart may ask about where it is rendered for; others have no use for it.
 *
 * @param release the name that a chart is given
 * @param namespace of what a chart makes, unless its templates say otherwise
 * @param kubernetes version of the cluster, as {@code v1.34.1}; null if nobody knows
 */
public record Target(
        String release, String namespace, @Nullable String kubernetes) {}
