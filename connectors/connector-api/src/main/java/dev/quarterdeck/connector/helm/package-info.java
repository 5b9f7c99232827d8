/** What the portal asks of a cluster about the releases of Helm that are in it. */
@NullMarked
package dev.quarterdeck.connector.helm;

import org.jspecify.annotations.NullMarked;
