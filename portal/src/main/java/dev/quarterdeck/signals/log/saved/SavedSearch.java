package dev.quarterdeck.signals.log.saved;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quarterdeck.platform.EntityRef;
import java.net.URLDecoder;
import java.time.Instant;

/**
 * A search that somebody wants to find again.
 *
 * @param owner a person or a team
 * @param address path and query of its page
 */
public record SavedSearch(long id, String name, EntityRef owner, String address, String createdBy, Instant createdAt) {

    /** What it looks for, to be read. */
    public String words() {
        var query = address.indexOf('?');
        var path = query < 0 ? address : address.substring(0, query);
        var component = path.substring(path.lastIndexOf('/') + 1);
        return query < 0
                ? component
                : component + ", "
                        + URLDecoder.decode(address.substring(query + 1).replace("&", ", "), UTF_8);
    }

    public String ownerLabel() {
        return owner.kind().equals("group") ? "team " + owner.name() : owner.name();
    }
}
