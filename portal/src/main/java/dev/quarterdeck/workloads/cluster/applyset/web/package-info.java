/** Pages and addresses of sets of manifests. */
@NullMarked
package dev.quarterdeck.workloads.cluster.applyset.web;

import org.jspecify.annotations.NullMarked;
