/** What tells an open page that something it shows has changed. */
@NullMarked
package dev.quarterdeck.platform.live;

import org.jspecify.annotations.NullMarked;
