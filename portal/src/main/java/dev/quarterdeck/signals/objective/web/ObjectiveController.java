package dev.quarterdeck.signals.objective.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quarterdeck.environments.Environments;
import dev.quarterdeck.signals.objective.ObjectiveFilter;
import dev.quarterdeck.signals.objective.ObjectiveRow;
import dev.quarterdeck.signals.objective.Objectives;
import dev.quarterdeck.signals.objective.OpenSloFiles;
import dev.quarterdeck.signals.objective.PrometheusRules;
import dev.quarterdeck.signals.objective.Standing;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.time.Clock;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

@Controller
@RequestMapping("/signals/objectives")
class ObjectiveController {

    private static final int ROWS = 50;
    private static final int AT_ONCE = 500;
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader(
                    "name",
                    "title",
                    "component",
                    "environment",
                    "team",
                    "state",
                    "asks for",
                    "window",
                    "reached",
                    "budget left",
                    "burn 6h",
                    "good",
                    "total")
            .get();

    private final Objectives objectives;
    private final ObjectivePages pages;
    private final OpenSloFiles files;
    private final PrometheusRules rules;
    private final Environments environments;
    private final Clock clock;

    ObjectiveController(
            Objectives objectives,
            ObjectivePages pages,
            OpenSloFiles files,
            PrometheusRules rules,
            Environments environments,
            Clock clock) {
        this.objectives = objectives;
        this.pages = pages;
        this.files = files;
        this.rules = rules;
        this.environments = environments;
        this.clock = clock;
    }

    @GetMapping
    String index(ObjectiveFilter filter, @RequestParam(required = false) @Nullable String after, Model model) {
        list(filter, after, model);
        model.addAttribute("states", Standing.State.values());
        model.addAttribute("environments", environments.inOrder());
        model.addAttribute("owners", objectives.owners());
        return "objective/index";
    }

    @GetMapping("/rows")
    String rows(ObjectiveFilter filter, @RequestParam(required = false) @Nullable String after, Model model) {
        list(filter, after, model);
        return "objective/index :: rows";
    }

    private void list(ObjectiveFilter filter, @Nullable String after, Model model) {
        var from = after == null || after.isBlank() ? null : after;
        var page = objectives.page(filter, from, ROWS);
        var now = clock.instant();
        model.addAttribute("filter", filter);
        model.addAttribute("after", from);
        model.addAttribute(
                "rows",
                page.items().stream().map(row -> ObjectiveView.of(row, now)).toList());
        model.addAttribute("next", page.next());
        model.addAttribute("counts", objectives.counts());
    }

    @GetMapping("/{name}")
    String show(@PathVariable String name, Principal person, Model model) {
        model.addAttribute("page", pages.page(objectives.get(name), person.getName()));
        return "objective/show";
    }

    @GetMapping("/{name}/standing")
    String showInPlace(@PathVariable String name, Principal person, Model model) {
        model.addAttribute("page", pages.page(objectives.get(name), person.getName()));
        return "objective/show :: standing";
    }

    @GetMapping(path = "/{name}.yaml", produces = "application/yaml")
    @ResponseBody
    String showAsOpenSlo(@PathVariable String name) {
        return files.export(objectives.get(name));
    }

    @GetMapping(path = "/{name}/rules.yaml", produces = "application/yaml")
    @ResponseBody
    String showRules(@PathVariable String name) {
        return rules.of(List.of(objectives.get(name)));
    }

    @GetMapping(path = "/all.yaml", produces = "application/yaml")
    @ResponseBody
    String indexAsOpenSlo() {
        return files.export();
    }

    @GetMapping(path = "/rules.yaml", produces = "application/yaml")
    @ResponseBody
    String indexRules() {
        return rules.of(objectives.all());
    }

    @GetMapping("/all.csv")
    void indexAsCsv(ObjectiveFilter filter, HttpServletResponse response) throws IOException {
        response.setContentType("text/csv");
        response.setCharacterEncoding(UTF_8.name());
        response.setHeader("Content-Disposition", "attachment; filename=\"objectives.csv\"");
        try (var csv = new CSVPrinter(response.getWriter(), FORMAT)) {
            String after = null;
            do {
                var page = objectives.page(filter, after, AT_ONCE);
                for (var row : page.items()) {
                    csv.printRecord(cells(row));
                }
                after = page.next();
            } while (after != null);
        }
    }

    private static @Nullable Object[] cells(ObjectiveRow row) {
        var definition = row.objective().definition();
        return new @Nullable Object[] {
            definition.name(),
            definition.title(),
            definition.component(),
            definition.environment(),
            row.owner(),
            row.state().label(),
            definition.words(),
            definition.window().words(),
            row.reached(),
            row.budget(),
            row.burn(),
            row.tally().good(),
            row.tally().total()
        };
    }
}
