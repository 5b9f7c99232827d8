/** The portal's API, described for programs and for people. */
@NullMarked
package dev.quarterdeck.platform.web.api;

import org.jspecify.annotations.NullMarked;
