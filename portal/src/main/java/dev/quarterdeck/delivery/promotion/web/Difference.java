package dev.quarterdeck.delivery.promotion.web;

import dev.quarterdeck.catalog.api.ProvidedChange;
import dev.quarterdeck.delivery.release.Commit;
import dev.quarterdeck.delivery.release.Release;
import dev.quarterdeck.environments.SettingChange;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What a promotion changes, or has changed, where it leads to.
 *
 * @param replaced the release that ran there; null if none did
 * @param commits that are new there, newest first
 * @param settings of the configuration, by variable
 * @param apis what the component's APIs changed since the replaced release was made
 */
record Difference(
        @Nullable Release replaced,
        List<Commit> commits,
        SortedMap<String, SettingChange> settings,
        List<ProvidedChange> apis) {}
