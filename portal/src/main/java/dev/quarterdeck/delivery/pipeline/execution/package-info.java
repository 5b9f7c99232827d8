/** Doing what a pipeline says: workspaces, processes, what they write and what they leave. */
@NullMarked
package dev.quarterdeck.delivery.pipeline.execution;

import org.jspecify.annotations.NullMarked;
