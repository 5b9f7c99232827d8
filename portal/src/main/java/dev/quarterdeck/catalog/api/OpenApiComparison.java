package dev.quarterdeck.catalog.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.model.Endpoint;
import org.openapitools.openapidiff.core.output.MarkdownRender;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.util.HtmlUtils;

/** Compares OpenAPI documents as their callers would. */
final class OpenApiComparison {

    private static final Logger LOG = LoggerFactory.getLogger(OpenApiComparison.class);

    private OpenApiComparison() {}

    static ApiDiff between(String before, String after) {
        if (before.equals(after)) {
            return new ApiDiff(ApiVerdict.SAME, List.of(), "");
        }
        try {
            var changed = OpenApiCompare.fromSpecifications(read(before, "earlier"), read(after, "later"));
            return new ApiDiff(verdict(changed), endpoints(changed), details(changed));
        } catch (IllegalArgumentException e) {
            return unreadable(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            // whatever a document made by hand makes the library trip over must not stop the next comparison
            LOG.warn("Two OpenAPI documents cannot be compared", e);
            return unreadable("The two cannot be compared: " + e);
        }
    }

    private static ApiDiff unreadable(String why) {
        return new ApiDiff(ApiVerdict.UNREADABLE, List.of(), HtmlUtils.htmlEscape(why));
    }

    /** References to other addresses stay what they are: nothing is fetched because a document says so. */
    private static OpenAPI read(String text, String which) {
        var options = new ParseOptions();
        options.setResolve(false);
        var parsed = new OpenAPIV3Parser().readContents(text, null, options);
        if (parsed.getOpenAPI() == null) {
            throw new IllegalArgumentException("The %s version is no OpenAPI document of version 3: %s"
                    .formatted(which, String.join("; ", parsed.getMessages())));
        }
        return parsed.getOpenAPI();
    }

    private static ApiVerdict verdict(ChangedOpenApi changed) {
        if (changed.isUnchanged()) {
            return ApiVerdict.SAME;
        }
        return changed.isIncompatible() ? ApiVerdict.BREAKING : ApiVerdict.COMPATIBLE;
    }

    private static List<ChangedEndpoint> endpoints(ChangedOpenApi changed) {
        var endpoints = new ArrayList<ChangedEndpoint>();
        changed.getMissingEndpoints().forEach(endpoint -> endpoints.add(of(endpoint, "removed", true)));
        changed.getChangedOperations()
                .forEach(operation -> endpoints.add(new ChangedEndpoint(
                        operation.getHttpMethod().name(),
                        operation.getPathUrl(),
                        "changed",
                        operation.isIncompatible())));
        changed.getDeprecatedEndpoints().forEach(endpoint -> endpoints.add(of(endpoint, "deprecated", false)));
        changed.getNewEndpoints().forEach(endpoint -> endpoints.add(of(endpoint, "added", false)));
        return endpoints;
    }

    private static ChangedEndpoint of(Endpoint endpoint, String change, boolean breaking) {
        return new ChangedEndpoint(endpoint.getMethod().name(), endpoint.getPathUrl(), change, breaking);
    }

    private static String details(ChangedOpenApi changed) {
        var out = new ByteArrayOutputStream();
        try (var writer = new OutputStreamWriter(out, UTF_8)) {
            new MarkdownRender().render(changed, writer);
        } catch (IOException e) {
            throw new IllegalStateException("Nothing is written to but memory", e);
        }
        return HtmlRenderer.builder()
                .escapeHtml(true)
                .sanitizeUrls(true)
                .build()
                .render(Parser.builder().build().parse(out.toString(UTF_8)));
    }
}
