package dev.quarterdeck.workloads.cluster.gitops.web;

import org.springframework.stereotype.Component;

/** Templates know it as {@code @syncs}. */
@Component("syncs")
public class SyncViews {

    public SyncView of(String sync) {
        return SyncView.of(sync);
    }

    public SyncView phase(String phase) {
        return SyncView.ofPhase(phase);
    }

    /** A commit as people know it; all of what is no commit. */
    public String shortly(String revision) {
        return revision.matches("[0-9a-f]{40}") ? revision.substring(0, 7) : revision;
    }
}
