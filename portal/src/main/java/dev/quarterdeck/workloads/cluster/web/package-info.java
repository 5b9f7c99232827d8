/** Clusters and what is in them. */
@NamedInterface("cluster")
@NullMarked
package dev.quarterdeck.workloads.cluster.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
