/** Signing in, and one's own account. */
@NullMarked
package dev.quarterdeck.identity.web;

import org.jspecify.annotations.NullMarked;
