package dev.quarterdeck.workloads.cluster.gitops;

import dev.quarterdeck.connector.gitops.Application;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a person can have Argo CD do. */
public enum ApplicationVerb {
    SYNC("sync"),
    ROLL_BACK("roll-back"),
    TERMINATE("terminate"),
    REFRESH("refresh"),
    HARD_REFRESH("hard-refresh");

    private final String word;

    ApplicationVerb(String word) {
        this.word = word;
    }

    /** As it stands in addresses and in the audit log. */
    public String word() {
        return word;
    }

    /** Empty if there is no such word. */
    public static Optional<ApplicationVerb> of(String word) {
        return Arrays.stream(values()).filter(verb -> verb.word.equals(word)).findFirst();
    }

    /** Those that make sense for an Application as it is; Argo CD does one operation at a time. */
    public static List<ApplicationVerb> offered(Application application) {
        var offered = new ArrayList<ApplicationVerb>();
        if (application.requested()) {
            offered.add(TERMINATE);
        } else {
            offered.add(SYNC);
            if (application.automation() == null && application.history().size() > 1) {
                offered.add(ROLL_BACK);
            }
        }
        offered.add(REFRESH);
        offered.add(HARD_REFRESH);
        return offered;
    }
}
