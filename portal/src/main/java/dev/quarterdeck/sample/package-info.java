/** The sample shop: one switch fills an empty portal with something real to look at. */
@NullMarked
package dev.quarterdeck.sample;

import org.jspecify.annotations.NullMarked;
