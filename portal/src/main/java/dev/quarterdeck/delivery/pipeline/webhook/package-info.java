/** Pushes to Git repositories, as their hosts report them, start runs. */
@NullMarked
package dev.quarterdeck.delivery.pipeline.webhook;

import org.jspecify.annotations.NullMarked;
