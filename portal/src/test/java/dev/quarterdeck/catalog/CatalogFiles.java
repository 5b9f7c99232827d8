package dev.quarterdeck.catalog;

import dev.quarterdeck.catalog.source.CatalogSources;
import dev.quarterdeck.catalog.source.NewSource;
import dev.quarterdeck.catalog.source.RegistrationOutcome.Registered;
import dev.quarterdeck.catalog.source.SourceId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Has the catalog read descriptors that a test writes. */
public final class CatalogFiles {

    private final Path folder;

    public CatalogFiles(Path folder) {
        this.folder = folder;
    }

    public CatalogFiles add(String kind, String name, String metadata, String spec) {
        try {
            Files.writeString(folder.resolve(kind + "-" + name + ".yaml"), """
                    apiVersion: backstage.io/v1alpha1
                    kind: %s
                    metadata: {name: %s%s}
                    spec: {%s}
                    """.formatted(kind, name, metadata, spec));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public CatalogFiles component(String name, String owner, String spec) {
        return add("Component", name, "", "type: service, lifecycle: production, owner: " + owner + spec);
    }

    public SourceId read(CatalogSources sources) {
        var source = new NewSource(SourceKind.FOLDER, folder.toString(), null, "*.yaml");
        var id = ((Registered) sources.register(source, "sample-admin")).id();
        sources.refresh(id, "sample-admin");
        return id;
    }
}
