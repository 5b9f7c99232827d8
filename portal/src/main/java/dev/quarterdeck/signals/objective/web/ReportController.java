package dev.quarterdeck.signals.objective.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quarterdeck.signals.objective.Report;
import dev.quarterdeck.signals.objective.Report.Line;
import dev.quarterdeck.signals.objective.Reports;
import dev.quarterdeck.signals.objective.Reports.By;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How objectives were kept in a month, to read, to print and to take along. */
@Controller
class ReportController {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader(
                    "month",
                    "by",
                    "objective",
                    "component",
                    "environment",
                    "asks for",
                    "reached",
                    "month before",
                    "met",
                    "budget left",
                    "good",
                    "total",
                    "corrections",
                    "pages")
            .get();

    private final Reports reports;
    private final Clock clock;

    ReportController(Reports reports, Clock clock) {
        this.reports = reports;
        this.clock = clock;
    }

    @GetMapping("/signals/objectives/report")
    String show(
            @RequestParam(required = false) @Nullable String month,
            @RequestParam(defaultValue = "team") String by,
            Model model) {
        var report = report(month, by);
        model.addAttribute("report", report);
        model.addAttribute("by", by);
        model.addAttribute("earlier", report.month().minusMonths(1));
        var later = report.month().plusMonths(1);
        model.addAttribute("later", later.isAfter(now()) ? null : later);
        return "objective/report";
    }

    private Report report(@Nullable String month, String by) {
        return reports.of(month == null || month.isBlank() ? now() : read(month), By.of(by));
    }

    private YearMonth now() {
        return YearMonth.from(clock.instant().atZone(ZoneOffset.UTC));
    }

    private static YearMonth read(String month) {
        try {
            return YearMonth.parse(month);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'%s' is not a month such as 2026-03".formatted(month), e);
        }
    }

    @GetMapping("/signals/objectives/report.csv")
    void showAsCsv(
            @RequestParam(required = false) @Nullable String month,
            @RequestParam(defaultValue = "team") String by,
            HttpServletResponse response)
            throws IOException {
        var report = report(month, by);
        response.setContentType("text/csv");
        response.setCharacterEncoding(UTF_8.name());
        response.setHeader(
                "Content-Disposition", "attachment; filename=\"objectives-%s.csv\"".formatted(report.month()));
        try (var csv = new CSVPrinter(response.getWriter(), FORMAT)) {
            for (var group : report.groups()) {
                for (var line : group.lines()) {
                    csv.printRecord(cells(report, group.name(), line));
                }
            }
        }
    }

    private static @Nullable Object[] cells(Report report, String whose, Line line) {
        var definition = line.objective().definition();
        return new @Nullable Object[] {
            report.month(),
            whose,
            definition.title(),
            definition.component(),
            definition.environment(),
            definition.words(),
            line.reached(),
            line.reachedBefore(),
            line.budget() == null ? null : line.isMet(),
            line.budget(),
            line.tally().good(),
            line.tally().total(),
            line.corrections(),
            line.pages()
        };
    }
}
