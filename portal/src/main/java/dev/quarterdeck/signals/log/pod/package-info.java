/** What pods of a Kubernetes cluster wrote, all of a workload in one stream. */
@NullMarked
package dev.quarterdeck.signals.log.pod;

import org.jspecify.annotations.NullMarked;
