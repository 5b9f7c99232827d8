/** The audit log as a page and as JSON. */
@NullMarked
package dev.quarterdeck.audit.web;

import org.jspecify.annotations.NullMarked;
