/** Reads what replicas measure of themselves, and keeps what happened between two readings. */
@NullMarked
package dev.quarterdeck.signals.scrape;

import org.jspecify.annotations.NullMarked;
