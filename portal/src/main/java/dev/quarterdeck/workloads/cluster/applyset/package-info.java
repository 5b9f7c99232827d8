/** Sets of manifests that people apply to a cluster: from a text, a folder in Git, an overlay of kustomize or a chart. */
@NullMarked
package dev.quarterdeck.workloads.cluster.applyset;

import org.jspecify.annotations.NullMarked;
