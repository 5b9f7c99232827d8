/** The first page. */
@NullMarked
package dev.quarterdeck.home.web;

import org.jspecify.annotations.NullMarked;
