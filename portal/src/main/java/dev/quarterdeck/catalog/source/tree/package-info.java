/** What sources are made of: files, wherever they are. */
@NullMarked
package dev.quarterdeck.catalog.source.tree;

import org.jspecify.annotations.NullMarked;
