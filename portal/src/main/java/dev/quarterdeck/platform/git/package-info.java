/** Commits of Git repositories, wherever these are. */
@NullMarked
package dev.quarterdeck.platform.git;

import org.jspecify.annotations.NullMarked;
