/** What every connector shares, whatever kind of system it drives. */
@NullMarked
package dev.quarterdeck.connector;

import org.jspecify.annotations.NullMarked;
