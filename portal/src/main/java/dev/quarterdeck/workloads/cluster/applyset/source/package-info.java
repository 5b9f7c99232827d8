/** Manifests, from where people keep them to what a cluster takes. */
@NullMarked
package dev.quarterdeck.workloads.cluster.applyset.source;

import org.jspecify.annotations.NullMarked;
