/** How objects do, by the rules of Argo CD, with the reason that a person needs. */
@NullMarked
package dev.quarterdeck.connector.kubernetes.health;

import org.jspecify.annotations.NullMarked;
