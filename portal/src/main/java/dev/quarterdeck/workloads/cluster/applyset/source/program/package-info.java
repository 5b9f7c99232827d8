/** Programs that make manifests out of files, kept from everything else. */
@NullMarked
package dev.quarterdeck.workloads.cluster.applyset.source.program;

import org.jspecify.annotations.NullMarked;
