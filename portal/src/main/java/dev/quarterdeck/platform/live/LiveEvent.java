package dev.quarterdeck.platform.live;

import java.util.List;

/** @param sentence for a person who cannot see the page change */
record LiveEvent(long id, List<String> topics, String sentence) {}
