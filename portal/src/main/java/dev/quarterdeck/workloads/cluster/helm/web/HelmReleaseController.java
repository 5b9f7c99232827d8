package dev.quarterdeck.workloads.cluster.helm.web;

import dev.quarterdeck.workloads.cluster.helm.ClusterReleases;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@RequestMapping("/clusters/{cluster}/releases/{namespace}/{name}")
class HelmReleaseController {

    private final ClusterReleases releases;

    HelmReleaseController(ClusterReleases releases) {
        this.releases = releases;
    }

    @GetMapping
    String show(
            @PathVariable String cluster,
            @PathVariable String namespace,
            @PathVariable String name,
            @RequestParam(required = false) @Nullable Integer revision,
            Model model) {
        page(cluster, namespace, name, revision, model);
        return "helm/show";
    }

    @GetMapping("/values")
    String values(
            @PathVariable String cluster,
            @PathVariable String namespace,
            @PathVariable String name,
            @RequestParam(required = false) @Nullable Integer revision,
            Model model) {
        page(cluster, namespace, name, revision, model);
        return "helm/values";
    }

    @GetMapping("/manifest")
    String manifest(
            @PathVariable String cluster,
            @PathVariable String namespace,
            @PathVariable String name,
            @RequestParam(required = false) @Nullable Integer revision,
            Model model) {
        page(cluster, namespace, name, revision, model);
        return "helm/manifest";
    }

    @GetMapping("/comparison")
    String compare(
            @PathVariable String cluster,
            @PathVariable String namespace,
            @PathVariable String name,
            @RequestParam int from,
            @RequestParam int to,
            Model model) {
        page(cluster, namespace, name, to, model);
        var comparison = releases.compare(cluster, namespace, name, from, to);
        model.addAttribute("from", from);
        model.addAttribute("to", to);
        model.addAttribute("values", DiffView.of(comparison.values()));
        model.addAttribute("manifest", DiffView.of(comparison.manifest()));
        return "helm/comparison";
    }

    private void page(String cluster, String namespace, String name, @Nullable Integer revision, Model model) {
        model.addAttribute("page", new HelmReleasePage(releases.of(cluster, namespace, name, revision), revision));
    }
}
