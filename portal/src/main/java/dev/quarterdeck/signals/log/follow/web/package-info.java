/** Sends lines to open pages as they are written. */
@NullMarked
package dev.quarterdeck.signals.log.follow.web;

import org.jspecify.annotations.NullMarked;
