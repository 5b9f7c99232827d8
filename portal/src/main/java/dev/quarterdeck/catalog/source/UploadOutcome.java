package dev.quarterdeck.catalog.source;

import java.util.List;

/** What came of an upload, or would come of it. */
public sealed interface UploadOutcome {

    /**
     * @param changes what became of each entity that is not as it was
     * @param problems in the file
     */
    record Read(SourceId source, RefreshOutcome outcome, List<EntityChange> changes, List<FoundProblem> problems)
            implements UploadOutcome {}

    record Refused(String reason) implements UploadOutcome {}
}
