/** Probes for people and for programs. */
@NullMarked
package dev.quarterdeck.signals.probe.web;

import org.jspecify.annotations.NullMarked;
