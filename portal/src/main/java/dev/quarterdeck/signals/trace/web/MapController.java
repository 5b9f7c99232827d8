package dev.quarterdeck.signals.trace.web;

import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.connector.trace.Call;
import dev.quarterdeck.environments.Environments;
import dev.quarterdeck.signals.trace.Traces;
import dev.quarterdeck.signals.trace.map.ServiceMaps;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Who calls whom, as measured. */
@Controller
class MapController {

    private final Traces traces;
    private final ServiceMaps maps;
    private final Environments environments;
    private final Clock clock;

    MapController(Traces traces, ServiceMaps maps, Environments environments, Clock clock) {
        this.traces = traces;
        this.maps = maps;
        this.environments = environments;
        this.clock = clock;
    }

    @GetMapping("/traces/map")
    String show(TraceSearch search, Model model) {
        var time = search.time(clock.instant());
        model.addAttribute("search", search);
        model.addAttribute(
                "seconds", Math.max(1, Duration.between(time.from(), time.to()).toSeconds()));
        model.addAttribute("sources", traces.sources());
        model.addAttribute("environments", environments.inOrder());
        List<Call> calls = List.of();
        try {
            calls = traces.calls(search.source(), TraceSearch.text(search.environment()), time.from(), time.to());
        } catch (SourceUnavailable e) {
            model.addAttribute("away", e.getMessage());
        }
        var map = maps.of(calls);
        model.addAttribute("map", map);
        model.addAttribute("drawing", maps.draw(map));
        return "trace/map";
    }
}
