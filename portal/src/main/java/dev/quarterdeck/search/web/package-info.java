/** The palette, the search page and search as JSON. */
@NullMarked
package dev.quarterdeck.search.web;

import org.jspecify.annotations.NullMarked;
