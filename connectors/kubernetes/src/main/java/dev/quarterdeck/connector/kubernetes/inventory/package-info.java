/** Everything that is in a cluster, watched, and what can be done to it by hand. */
@NullMarked
package dev.quarterdeck.connector.kubernetes.inventory;

import org.jspecify.annotations.NullMarked;
