package dev.quarterdeck.signals.log.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of what pods wrote.
 *
 * @param path of the page
 * @param containers that can be chosen
 * @param found how many lines there are, in words
 * @param missing what could not be read, and why, in sentences
 * @param silence why nothing could be read at all; null if it could
 * @param linesHref the lines alone, as they are now
 * @param followHref the page that follows, or follows no more
 * @param wrapHref the page with long lines in several rows, or in one
 */
record PodLogView(
        String path,
        PodLogRequest request,
        List<String> containers,
        List<LineView> rows,
        String found,
        List<String> missing,
        @Nullable String silence,
        String linesHref,
        String followHref,
        String wrapHref) {}
