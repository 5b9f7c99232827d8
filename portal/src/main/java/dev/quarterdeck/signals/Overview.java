package dev.quarterdeck.signals;

import java.util.List;

/**
 * How everything did in the last minutes.
 *
 * @param lately by environment and name
 * @param sources outside that measured some of it, and how they answered last
 */
public record Overview(List<Lately> lately, List<Source> sources) {

    public Overview {
        lately = List.copyOf(lately);
        sources = List.copyOf(sources);
    }
}
