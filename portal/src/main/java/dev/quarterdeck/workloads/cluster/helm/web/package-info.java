/** Releases of Helm. */
@NullMarked
package dev.quarterdeck.workloads.cluster.helm.web;

import org.jspecify.annotations.NullMarked;
