/** What a pipeline.yaml says. */
@NullMarked
package dev.quarterdeck.delivery.pipeline.definition;

import org.jspecify.annotations.NullMarked;
