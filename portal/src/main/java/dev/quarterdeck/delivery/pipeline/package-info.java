/** How a commit becomes a release: runs, stages, steps. */
@NullMarked
package dev.quarterdeck.delivery.pipeline;

import org.jspecify.annotations.NullMarked;
