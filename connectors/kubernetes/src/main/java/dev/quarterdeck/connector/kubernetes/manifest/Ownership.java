package dev.quarterdeck.connector.kubernetes.manifest;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whose the objects are that are applied together, and how an object says so. */
public interface Ownership {

    /** Makes {@code object} say it. */
    void mark(GenericKubernetesResource object);

    /** Why nothing is done to an object that is {@code there}; null if something may be. */
    @Nullable
    String refusal(GenericKubernetesResource there);

    /** Whether what is {@code there} becomes theirs by it, and was not before. */
    boolean takesOver(GenericKubernetesResource there);

    /** Field managers who speak for the same owner: nothing is taken from them. */
    Set<String> managers(GenericKubernetesResource there);
}
