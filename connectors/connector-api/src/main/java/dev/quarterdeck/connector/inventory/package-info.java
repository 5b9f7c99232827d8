/** What the portal asks of a cluster beside running workloads: everything that is in it, and what can be done to it by hand. */
@NullMarked
package dev.quarterdeck.connector.inventory;

import org.jspecify.annotations.NullMarked;
