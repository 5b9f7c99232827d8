/** Backstage's catalog API over HTTP, below {@code /api/catalog}. */
@NullMarked
package dev.quarterdeck.catalog.backstage.web;

import org.jspecify.annotations.NullMarked;
