/** What the portal asks of a cluster about what is delivered to it from Git. */
@NullMarked
package dev.quarterdeck.connector.gitops;

import org.jspecify.annotations.NullMarked;
