/** What a service measures of itself, in the Prometheus text format. */
@NullMarked
package dev.quarterdeck.shop.kit.metrics;

import org.jspecify.annotations.NullMarked;
