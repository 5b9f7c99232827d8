/** What the portal asks of systems that keep traces. */
@NullMarked
package dev.quarterdeck.connector.trace;

import org.jspecify.annotations.NullMarked;
