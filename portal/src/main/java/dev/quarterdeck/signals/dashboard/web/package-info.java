/** Dashboards for people and for programs. */
@NullMarked
package dev.quarterdeck.signals.dashboard.web;

import org.jspecify.annotations.NullMarked;
