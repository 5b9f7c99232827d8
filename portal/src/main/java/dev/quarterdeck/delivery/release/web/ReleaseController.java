package dev.quarterdeck.delivery.release.web;

import dev.quarterdeck.delivery.release.ReleaseId;
import dev.quarterdeck.delivery.release.Releases;
import dev.quarterdeck.platform.EntityRef;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class ReleaseController {

    private static final int ROWS = 50;

    private final Releases releases;
    private final ReleasePlaceQuery places;
    private final ArtifactChecks artifacts;

    ReleaseController(Releases releases, ReleasePlaceQuery places, ArtifactChecks artifacts) {
        this.releases = releases;
        this.places = places;
        this.artifacts = artifacts;
    }

    @GetMapping("/releases")
    String index(
            @RequestParam(required = false) @Nullable String component,
            @RequestParam(required = false) @Nullable Long after,
            Model model) {
        var filter = component(component);
        model.addAttribute("component", filter);
        model.addAttribute("releases", releases.page(filter, after, ROWS));
        return "release/index";
    }

    static @Nullable EntityRef component(@Nullable String text) {
        return text == null || text.isBlank()
                ? null
                : EntityRef.parse(text.strip(), "component", EntityRef.DEFAULT_NAMESPACE);
    }

    @GetMapping("/releases/{id}")
    String show(@PathVariable ReleaseId id, Model model) {
        model.addAttribute("page", page(id));
        return "release/show";
    }

    @GetMapping("/releases/{id}/places")
    String places(@PathVariable ReleaseId id, Model model) {
        model.addAttribute("page", page(id));
        return "release/show :: places";
    }

    private ReleasePage page(ReleaseId id) {
        var release = releases.get(id);
        return new ReleasePage(
                release, releases.commitsOf(release), places.placesOf(release), artifacts.isIntact(release.artifact()));
    }
}
