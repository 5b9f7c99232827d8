package dev.quarterdeck.platform.database;

import java.nio.file.Path;

/** Another portal has the embedded database open. */
class DataFolderInUse extends CannotStart {

    private static final long serialVersionUID = 1L;

    DataFolderInUse(Path folder) {
        super(
                "Another Quarterdeck is running on the data folder %s.".formatted(folder.getParent()),
                "Stop it, or give this one a folder of its own with QUARTERDECK_HOME.");
    }
}
