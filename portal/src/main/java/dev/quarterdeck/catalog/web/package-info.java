/** The catalog as pages and as JSON. */
@NullMarked
package dev.quarterdeck.catalog.web;

import org.jspecify.annotations.NullMarked;
