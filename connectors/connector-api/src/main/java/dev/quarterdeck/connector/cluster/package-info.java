/** The cluster contract: what the portal asks of whatever runs its workloads. */
@NullMarked
package dev.quarterdeck.connector.cluster;

import org.jspecify.annotations.NullMarked;
