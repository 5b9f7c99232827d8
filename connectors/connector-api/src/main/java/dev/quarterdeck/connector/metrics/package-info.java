/** What the portal asks of systems that measure. */
@NullMarked
package dev.quarterdeck.connector.metrics;

import org.jspecify.annotations.NullMarked;
