/** The releases of Helm in a cluster: what they are, what they were, and how to go back. */
@NullMarked
package dev.quarterdeck.workloads.cluster.helm;

import org.jspecify.annotations.NullMarked;
