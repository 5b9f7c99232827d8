/** Clusters and what is in them. */
@NullMarked
package dev.quarterdeck.workloads.cluster.web;

import org.jspecify.annotations.NullMarked;
