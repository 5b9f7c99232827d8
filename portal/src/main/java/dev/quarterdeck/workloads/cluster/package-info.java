/** What is in the clusters that others have a hand in, how it does, and what can be done to it by hand. */
@NamedInterface("cluster")
@NullMarked
package dev.quarterdeck.workloads.cluster;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
