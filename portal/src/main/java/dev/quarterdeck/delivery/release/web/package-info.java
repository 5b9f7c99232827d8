/** Releases as pages and as JSON. */
@NullMarked
package dev.quarterdeck.delivery.release.web;

import org.jspecify.annotations.NullMarked;
