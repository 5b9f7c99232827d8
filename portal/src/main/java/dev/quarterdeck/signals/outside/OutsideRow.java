package dev.quarterdeck.signals.outside;

import dev.quarterdeck.signals.Lately.Place;
import dev.quarterdeck.signals.Measure;
import java.time.Instant;

/**
 * What a source measured of one version.
 *
 * @param version empty if nothing says which
 * @param at when its time begins
 */
public record OutsideRow(Place place, String version, Instant at, Measure measure) {}
