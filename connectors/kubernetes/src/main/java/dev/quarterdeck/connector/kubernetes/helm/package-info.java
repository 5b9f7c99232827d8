/** Reads what Helm keeps of its releases. */
@NullMarked
package dev.quarterdeck.connector.kubernetes.helm;

import org.jspecify.annotations.NullMarked;
