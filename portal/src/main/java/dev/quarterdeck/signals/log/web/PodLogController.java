package dev.quarterdeck.signals.log.web;

import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.signals.log.LogPlace;
import dev.quarterdeck.signals.log.LogRow;
import dev.quarterdeck.signals.log.Logs;
import dev.quarterdeck.signals.log.entry.Level;
import dev.quarterdeck.signals.log.entry.LogEntry;
import dev.quarterdeck.signals.log.pod.PodLog;
import dev.quarterdeck.signals.log.pod.PodLogs;
import dev.quarterdeck.workloads.cluster.ObjectDetail;
import dev.quarterdeck.workloads.cluster.ObjectDetails;
import dev.quarterdeck.workloads.cluster.web.ObjectPage;
import dev.quarterdeck.workloads.cluster.web.ObjectPath;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** What the pods of an object of a cluster wrote, as one stream. */
@Controller
@RequestMapping("/clusters/{cluster}/objects/{kind}/{namespace}/{name}/logs")
class PodLogController {

    private final ObjectDetails objects;
    private final PodLogs logs;
    private final LineViews lines;
    private final Clock clock;

    PodLogController(ObjectDetails objects, PodLogs logs, LineViews lines, Clock clock) {
        this.objects = objects;
        this.logs = logs;
        this.lines = lines;
        this.clock = clock;
    }

    @GetMapping
    String show(
            @PathVariable String cluster,
            @PathVariable String kind,
            @PathVariable String namespace,
            @PathVariable String name,
            PodLogRequest request,
            Model model) {
        var detail = objects.remembered(cluster, ObjectPath.id(kind, namespace, name));
        var view = view(detail, request);
        model.addAttribute("page", new ObjectPage(detail, false, false));
        model.addAttribute("log", view);
        model.addAttribute("rows", view.rows());
        model.addAttribute("levels", Level.values());
        return "log/pods";
    }

    /** For a page that is open already. */
    @GetMapping("/lines")
    String lines(
            @PathVariable String cluster,
            @PathVariable String kind,
            @PathVariable String namespace,
            @PathVariable String name,
            PodLogRequest request,
            Model model) {
        show(cluster, kind, namespace, name, request, model);
        return "log/pods :: lines";
    }

    private PodLogView view(ObjectDetail detail, PodLogRequest request) {
        var log = logs.of(detail, request.filter());
        var path = ObjectPath.of(detail.cluster(), detail.object().id()) + "/logs";
        return new PodLogView(
                path,
                request,
                PodLogs.containers(detail),
                rows(detail, request, log.entries()),
                found(log),
                missing(log),
                log.silence(),
                request.address(path + "/lines").toString(),
                request.following(!request.isFollowing()).address(path).toString(),
                request.wrapped(!request.isWrapped()).address(path).toString());
    }

    private List<LineView> rows(ObjectDetail detail, PodLogRequest request, List<LogEntry> entries) {
        var id = detail.object().id();
        // colours are kept for each workload of each cluster
        var place = new LogPlace(
                EntityRef.component(detail.root().name()), "%s/%s".formatted(detail.cluster(), id.namespace()));
        List<LogRow> rows = new ArrayList<>();
        entries.forEach(entry -> rows.add(new LogRow.Line(entry, true)));
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return lines.of(place, Logs.CLUSTER, request.filter().lines().query(), rows, today).stream()
                .map(line -> line.isLine() ? ofPod(line) : line)
                .toList();
    }

    /** The end of a pod's name tells it from the others of its workload. */
    private static LineView ofPod(LineView line) {
        var name = line.replicaName();
        var end = name.indexOf('/') < 0 ? name.length() : name.indexOf('/');
        return line.spokenBy(name.substring(name.lastIndexOf('-', end) + 1), line.css(), "#" + line.id());
    }

    private static String found(PodLog log) {
        var lines = "%,d %s".formatted(log.entries().size(), log.entries().size() == 1 ? "line" : "lines");
        return log.entries().size() == log.looked() ? lines : "%s of the newest %,d".formatted(lines, log.looked());
    }

    private static List<String> missing(PodLog log) {
        var missing = new ArrayList<>(log.missing());
        if (log.left() > 0) {
            missing.add("%d more containers were not asked: look at single pods.".formatted(log.left()));
        }
        return missing;
    }
}
