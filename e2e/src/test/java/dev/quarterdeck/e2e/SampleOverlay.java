package dev.quarterdeck.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A repository in which a team keeps what it runs beside the shop: a base, and an overlay of kustomize over it. */
record SampleOverlay(Path folder) {

    private static final String BASE = """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: banner}
            data: {text: usual}
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: opening-hours}
            data: {monday: "8 to 18"}
            """;

    static SampleOverlay in(Path folder) throws IOException, InterruptedException {
        var overlay = new SampleOverlay(folder);
        TinyShop.run(folder, "git", "init", "-q", "-b", "main");
        overlay.write("base/shop.yaml", BASE);
        overlay.write("base/kustomization.yaml", "resources: [shop.yaml]\n");
        overlay.say("Everything half price");
        return overlay;
    }

    /** Commits an overlay whose banner says that. */
    void say(String banner) throws IOException, InterruptedException {
        write("overlays/sale/kustomization.yaml", """
                resources: [../../base]
                patches:
                - patch: |
                    {apiVersion: v1, kind: ConfigMap, metadata: {name: banner}, data: {text: %s}}
                """.formatted(banner));
        TinyShop.commit(folder, "Say " + banner);
    }

    /** Commits that the shop has no hours any more. */
    void stayOpen() throws IOException, InterruptedException {
        write("base/shop.yaml", BASE.substring(0, BASE.indexOf("---")));
        TinyShop.commit(folder, "Stay open");
    }

    private void write(String file, String text) throws IOException {
        var path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
