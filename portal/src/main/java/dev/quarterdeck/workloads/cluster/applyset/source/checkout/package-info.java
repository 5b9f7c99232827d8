/** Files of a commit, written out for programs to read. */
@NullMarked
package dev.quarterdeck.workloads.cluster.applyset.source.checkout;

import org.jspecify.annotations.NullMarked;
