/** Objectives for people and for programs. */
@NullMarked
package dev.quarterdeck.signals.objective.web;

import org.jspecify.annotations.NullMarked;
