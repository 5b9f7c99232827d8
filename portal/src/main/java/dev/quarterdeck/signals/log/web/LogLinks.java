package dev.quarterdeck.signals.log.web;

import dev.quarterdeck.signals.log.LogPage;
import dev.quarterdeck.signals.log.LogPlace;
import dev.quarterdeck.signals.log.LogWindow;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of lines leads to.
 *
 * @param older null if there is nothing more
 * @param newer null at the newest line
 * @param moreOlder the same for a page that is open already
 * @param moreNewer likewise
 * @param goOn looks on where the page gave up; null if it did not
 * @param histogram of the same lines over time
 * @param events of the lines that come; null if the page does not end with the newest
 */
record LogLinks(
        @Nullable String older,
        @Nullable String newer,
        @Nullable String moreOlder,
        @Nullable String moreNewer,
        @Nullable String goOn,
        String first,
        String last,
        String wrap,
        String zone,
        String follow,
        String clear,
        String text,
        String ndjson,
        String histogram,
        @Nullable String events) {

    static LogLinks of(LogRequest request, LogPlace place, LogPage page) {
        var path = place.path();
        var address = request.address(path).with("environment", place.environment());
        var still = address.with("follow", null);
        var lines = still.at(path + "/lines");
        var older = page.older();
        var newer = request.window() instanceof LogWindow.Last ? null : page.newer();
        var backwards = !(request.window() instanceof LogWindow.Newer || request.window() instanceof LogWindow.First);
        var goOn = backwards ? still.with("before", older) : still.with("after", page.newer());
        return new LogLinks(
                older == null ? null : still.with("before", older).toString(),
                newer == null ? null : still.with("after", newer).toString(),
                older == null ? null : lines.with("before", older).toString(),
                newer == null ? null : lines.with("after", newer).toString(),
                page.gaveUp() ? goOn.toString() : null,
                still.with("after", LogRequest.START).toString(),
                still.toString(),
                address.with("wrap", request.isWrapped() ? null : "true").toString(),
                address.with("zone", request.isLocal() ? null : "local").toString(),
                address.with("follow", request.follows() ? null : "true").toString(),
                Address.of(path)
                        .and("environment", place.environment())
                        .and("source", request.source())
                        .toString(),
                still.at(path + "/download").and("format", "txt").toString(),
                still.at(path + "/download").and("format", "ndjson").toString(),
                still.at(path + "/histogram").toString(),
                request.canFollow()
                        ? still.at(path + "/events").with("after", page.newer()).toString()
                        : null);
    }
}
