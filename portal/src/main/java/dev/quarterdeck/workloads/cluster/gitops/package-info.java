/** What Argo CD delivers from a cluster: how it does, and what people have it do. */
@NullMarked
package dev.quarterdeck.workloads.cluster.gitops;

import org.jspecify.annotations.NullMarked;
