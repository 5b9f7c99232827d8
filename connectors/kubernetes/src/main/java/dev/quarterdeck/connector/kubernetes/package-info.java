/** Runs workloads on Kubernetes, and reads what a cluster says of them. */
@NullMarked
package dev.quarterdeck.connector.kubernetes;

import org.jspecify.annotations.NullMarked;
