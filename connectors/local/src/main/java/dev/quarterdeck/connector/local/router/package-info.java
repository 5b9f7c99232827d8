/** Where workloads are reached, and how requests go on from there to their replicas. */
@NullMarked
package dev.quarterdeck.connector.local.router;

import org.jspecify.annotations.NullMarked;
