package dev.quarterdeck.catalog;

import dev.quarterdeck.platform.live.LiveListener;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/**
 * Tells whether the catalog is still the one that was read before. Only of use within this portal: another one counts
 * differently.
 */
@Component
public class CatalogRevision implements LiveListener {

    private final AtomicLong revision = new AtomicLong();
    private volatile boolean known;

    /** Read it before the catalog; empty while it may change unheard. */
    public OptionalLong current() {
        var now = revision.get();
        return known ? OptionalLong.of(now) : OptionalLong.empty();
    }

    @Override
    public void heard(List<String> topics) {
        if (topics.contains("catalog")) {
            revision.incrementAndGet();
        }
    }

    @Override
    public void lost() {
        known = false;
    }

    @Override
    public void listening() {
        revision.incrementAndGet();
        known = true;
    }
}
