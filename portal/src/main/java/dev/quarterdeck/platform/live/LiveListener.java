package dev.quarterdeck.platform.live;

import java.util.List;

/** A part of this portal that wants to know, as open pages do, what any portal announces. */
public interface LiveListener {

    /** @param topics what changed; announced again after a break, so nothing is missed in between */
    void heard(List<String> topics);

    /** From now on nobody can tell what changes. */
    void lost();

    /** What changed until now has been told, what changes from now on will be. */
    void listening();
}
