/** Whether a service works, asked by people, probes and the cluster. */
@NullMarked
package dev.quarterdeck.shop.kit.health;

import org.jspecify.annotations.NullMarked;
