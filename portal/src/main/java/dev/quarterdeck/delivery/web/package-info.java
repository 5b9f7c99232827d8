/** What is on its way. */
@NullMarked
package dev.quarterdeck.delivery.web;

import org.jspecify.annotations.NullMarked;
