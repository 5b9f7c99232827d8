package dev.quarterdeck.catalog.web;

import dev.quarterdeck.catalog.Origin;
import dev.quarterdeck.catalog.SourceKind;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a file of a Git repository can be edited in a browser. */
final class EditLink {

    private static final Pattern WEB = Pattern.compile("(https?://([^/@]+)/.+?)(?:\\.git)?/?");

    private EditLink() {}

    /** Null if nobody knows, as for a folder or a host of another make. */
    static @Nullable String of(Origin origin, String file) {
        if (origin.kind() == SourceKind.GITHUB) {
            var slash = file.indexOf('/');
            return "%s/%s/edit/HEAD/%s"
                    .formatted(origin.location(), file.substring(0, slash), file.substring(slash + 1));
        }
        var web = WEB.matcher(origin.location());
        if (origin.kind() != SourceKind.GIT || !web.matches()) {
            return null;
        }
        var branch = origin.branch() == null ? "HEAD" : origin.branch();
        if (web.group(2).contains("github")) {
            return "%s/edit/%s/%s".formatted(web.group(1), branch, file);
        }
        return web.group(2).contains("gitlab") ? "%s/-/edit/%s/%s".formatted(web.group(1), branch, file) : null;
    }
}
