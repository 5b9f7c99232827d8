/** Applications of Argo CD. */
@NullMarked
package dev.quarterdeck.workloads.cluster.gitops.web;

import org.jspecify.annotations.NullMarked;
