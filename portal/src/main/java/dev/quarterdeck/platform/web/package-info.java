/** What every page and every API answer shares. */
@NullMarked
package dev.quarterdeck.platform.web;

import org.jspecify.annotations.NullMarked;
