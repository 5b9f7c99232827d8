/** The catalog as Backstage's catalog API gives it, so that programs written for that work with this. */
@NamedInterface("backstage")
@NullMarked
package dev.quarterdeck.catalog.backstage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
