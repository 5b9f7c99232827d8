/** Environments, their rules, and what is set differently in each. */
@NullMarked
package dev.quarterdeck.environments.web;

import org.jspecify.annotations.NullMarked;
