package dev.quarterdeck.catalog.web;

import dev.quarterdeck.catalog.source.RefreshOutcome;
import dev.quarterdeck.catalog.source.RefreshOutcome.Failed;
import dev.quarterdeck.catalog.source.RefreshOutcome.Taken;
import dev.quarterdeck.catalog.source.RefreshOutcome.Unchanged;

/** What came of reading a source, for whoever pressed the button. */
final class RefreshWords {

    private RefreshWords() {}

    static String of(RefreshOutcome outcome) {
        return switch (outcome) {
            case Unchanged() -> "Read again: nothing has changed.";
            case Taken(int added, int changed, int orphaned, int errors) ->
                "Read again: %d added, %d changed, %d orphaned, %d wrong.".formatted(added, changed, orphaned, errors);
            case Failed(String reason) -> "%s The catalog stays as it was.".formatted(reason);
        };
    }
}
