/** Writes files into a Git repository that others read too. */
@NullMarked
package dev.quarterdeck.connector.kubernetes.git;

import org.jspecify.annotations.NullMarked;
