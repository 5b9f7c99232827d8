package dev.quarterdeck.catalog.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quarterdeck.catalog.listing.CatalogFilter;
import dev.quarterdeck.catalog.listing.CatalogListing;
import dev.quarterdeck.catalog.listing.CatalogOrder;
import dev.quarterdeck.catalog.listing.CatalogRow;
import dev.quarterdeck.platform.EntityRef;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;

/** The whole of a list as a file, written while it is read, so that it may be long. */
@Controller
class ExportController {

    private static final int AT_ONCE = 500;

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader(
                    "ref", "title", "type", "lifecycle", "owner", "system", "in production", "changed", "description")
            .get();

    private final CatalogListing listing;
    private final JsonMapper json;

    ExportController(CatalogListing listing, JsonMapper json) {
        this.listing = listing;
        this.json = json;
    }

    @GetMapping("/catalog.csv")
    void index(CatalogFilter filter, @RequestParam(defaultValue = "name") String sort, HttpServletResponse response)
            throws IOException {
        response.setContentType("text/csv");
        response.setCharacterEncoding(UTF_8.name());
        response.setHeader("Content-Disposition", "attachment; filename=\"catalog.csv\"");
        try (var csv = new CSVPrinter(response.getWriter(), FORMAT)) {
            each(filter, CatalogOrder.of(sort), row -> csv.printRecord(cells(row)));
        }
    }

    private interface RowWriter {
        void write(CatalogRow row) throws IOException;
    }

    private void each(CatalogFilter filter, CatalogOrder order, RowWriter writer) throws IOException {
        String after = null;
        do {
            var page = listing.page(filter, order, after, AT_ONCE);
            for (var row : page.items()) {
                writer.write(row);
            }
            after = page.next();
        } while (after != null);
    }

    @GetMapping("/catalog.json")
    void indexAsJson(
            CatalogFilter filter, @RequestParam(defaultValue = "name") String sort, HttpServletResponse response)
            throws IOException {
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding(UTF_8.name());
        response.setHeader("Content-Disposition", "attachment; filename=\"catalog.json\"");
        try (var rows = json.writer().writeValues(response.getWriter()).init(true)) {
            each(filter, CatalogOrder.of(sort), row -> rows.write(EntityResponse.Summary.of(row)));
        }
    }

    private static Object[] cells(CatalogRow row) {
        return new Object[] {
            row.ref(),
            harmless(row.title()),
            harmless(row.type()),
            harmless(row.lifecycle()),
            text(row.owner()),
            text(row.system()),
            harmless(row.inProduction()),
            row.changedAt(),
            harmless(row.description())
        };
    }

    private static @Nullable String text(@Nullable EntityRef ref) {
        return ref == null ? null : ref.toString();
    }

    /** A spreadsheet would take some beginnings for a formula, and calculate it. */
    private static @Nullable String harmless(@Nullable String text) {
        return text != null && !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
