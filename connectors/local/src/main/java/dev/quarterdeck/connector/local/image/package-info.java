/** What replicas are started from: artifacts, laid out so that they start fast. */
@NullMarked
package dev.quarterdeck.connector.local.image;

import org.jspecify.annotations.NullMarked;
