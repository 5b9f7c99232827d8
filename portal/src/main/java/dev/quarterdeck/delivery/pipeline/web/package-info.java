/** Pipeline runs as pages and as JSON. */
@NullMarked
package dev.quarterdeck.delivery.pipeline.web;

import org.jspecify.annotations.NullMarked;
