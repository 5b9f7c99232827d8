/** How well a component does, on one time axis with what was changed. */
@NullMarked
package dev.quarterdeck.signals.web;

import org.jspecify.annotations.NullMarked;
