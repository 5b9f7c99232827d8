package dev.quarterdeck.signals.log.web;

import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.identity.People;
import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.platform.Moments;
import dev.quarterdeck.signals.log.LogPlace;
import dev.quarterdeck.signals.log.Logs;
import dev.quarterdeck.signals.log.saved.SavedSearches;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where to begin with logs. */
@Controller
@RequestMapping("/logs")
class LogIndexController {

    private final Logs logs;
    private final TraceViews traces;
    private final SavedSearches searches;
    private final People people;

    LogIndexController(Logs logs, TraceViews traces, SavedSearches searches, People people) {
        this.logs = logs;
        this.traces = traces;
        this.searches = searches;
        this.people = people;
    }

    /** @param environments in which it runs, in the order of promotion */
    record Writer(String path, String name, List<String> environments) {}

    @GetMapping
    String index(Principal user, Model model) {
        model.addAttribute("searches", searches.of(people.get(user.getName())));
        try {
            model.addAttribute("places", writers(logs.places()));
            model.addAttribute("problem", null);
        } catch (SourceUnavailable e) {
            model.addAttribute("places", List.of());
            model.addAttribute("problem", e.getMessage());
        }
        return "log/index";
    }

    private static List<Writer> writers(List<LogPlace> places) {
        Map<EntityRef, List<LogPlace>> components =
                places.stream().collect(Collectors.groupingBy(LogPlace::component, TreeMap::new, Collectors.toList()));
        return components.values().stream()
                .map(here -> new Writer(
                        here.getFirst().path(),
                        here.getFirst().component().name(),
                        here.stream().map(LogPlace::environment).toList()))
                .toList();
    }

    /** @param around when it was, if that is known */
    @GetMapping(params = "trace")
    String trace(@RequestParam String trace, @RequestParam(required = false) @Nullable String around, Model model) {
        model.addAttribute("log", traces.of(logs.ofTrace(trace.strip(), Moments.ofNullable(around))));
        return "log/trace";
    }

    /** The same lines on the page of the trace. */
    @GetMapping(path = "/lines", params = "trace")
    String traceLines(
            @RequestParam String trace, @RequestParam(required = false) @Nullable String around, Model model) {
        trace(trace, around, model);
        return "log/trace :: lines";
    }
}
