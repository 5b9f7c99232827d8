/** Traces for people and for programs, and the address that spans are sent to. */
@NullMarked
package dev.quarterdeck.signals.trace.web;

import org.jspecify.annotations.NullMarked;
