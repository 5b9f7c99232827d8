/** Logs for people and for programs. */
@NullMarked
package dev.quarterdeck.signals.log.web;

import org.jspecify.annotations.NullMarked;
