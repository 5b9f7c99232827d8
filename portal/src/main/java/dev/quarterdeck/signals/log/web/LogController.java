package dev.quarterdeck.signals.log.web;

import dev.quarterdeck.identity.People;
import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.platform.NotFound;
import dev.quarterdeck.signals.log.Logs;
import dev.quarterdeck.signals.log.entry.Level;
import dev.quarterdeck.signals.log.saved.SavedSearches;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** The lines of a component as one stream. */
@Controller
@RequestMapping("/logs/{kind}/{namespace}/{name}")
class LogController {

    private final Logs logs;
    private final LogPages pages;
    private final People people;

    LogController(Logs logs, LogPages pages, People people) {
        this.logs = logs;
        this.pages = pages;
        this.people = people;
    }

    @GetMapping
    String show(
            @PathVariable String kind,
            @PathVariable String namespace,
            @PathVariable String name,
            LogRequest request,
            Principal user,
            Model model) {
        var ref = new EntityRef(kind, namespace, name);
        var page = pages.page(ref, request);
        model.addAttribute("page", page);
        model.addAttribute("rows", page.rows());
        if (request.at() != null && !request.at().isBlank() && page.problem() == null) {
            model.addAttribute("line", fields(ref, request, request.at()));
        }
        model.addAttribute("levels", Level.values());
        model.addAttribute("owners", owners(user));
        return "log/show";
    }

    /** For whom a search can be saved, by what they are called. */
    private Map<String, String> owners(Principal user) {
        var owners = new LinkedHashMap<String, String>();
        for (var owner : SavedSearches.ownersFor(people.get(user.getName()))) {
            owners.put(owner.toString(), owner.kind().equals("user") ? "me" : "team " + owner.name());
        }
        return owners;
    }

    /** More lines for a page that is open already. */
    @GetMapping("/lines")
    String lines(
            @PathVariable String kind,
            @PathVariable String namespace,
            @PathVariable String name,
            LogRequest request,
            Model model) {
        var page = pages.page(new EntityRef(kind, namespace, name), request);
        model.addAttribute("page", page);
        model.addAttribute("rows", page.rows());
        return "log/lines :: chunk";
    }

    /** How many there are over time, for a page that is open already. */
    @GetMapping("/histogram")
    String histogram(
            @PathVariable String kind,
            @PathVariable String namespace,
            @PathVariable String name,
            LogRequest request,
            Model model) {
        pages.histogram(new EntityRef(kind, namespace, name), request)
                .ifPresent(it -> model.addAttribute("histogram", it));
        return "log/histogram :: histogram";
    }

    /** Everything that one line says. */
    @GetMapping("/line")
    String line(
            @PathVariable String kind,
            @PathVariable String namespace,
            @PathVariable String name,
            LogRequest request,
            Model model) {
        var position = request.at() == null ? "" : request.at();
        model.addAttribute("line", fields(new EntityRef(kind, namespace, name), request, position));
        return "log/fields :: fields";
    }

    private LineFields fields(EntityRef ref, LogRequest request, String position) {
        var place = pages.place(ref, request);
        return logs.line(request.sourceOr(), place, position)
                .map(entry -> LineFields.of(place, request, entry))
                .orElseThrow(() -> new NotFound("That line is kept no longer."));
    }
}
