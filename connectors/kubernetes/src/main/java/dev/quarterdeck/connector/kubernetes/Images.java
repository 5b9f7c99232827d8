package dev.quarterdeck.connector.kubernetes;

import dev.quarterdeck.connector.cluster.Workload;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which image a workload's artifact is. */
record Images(@Nullable String pattern) {

    private static final Set<String> IMAGE_SCHEMES = Set.of("oci", "docker");

    /** @throws IllegalArgumentException if nobody said which image was made of it */
    String of(Workload workload) {
        var artifact = workload.artifact();
        var location = artifact.location();
        if (IMAGE_SCHEMES.contains(String.valueOf(location.getScheme()))) {
            return "%s%s@sha256:%s".formatted(location.getRawAuthority(), location.getRawPath(), artifact.sha256());
        }
        if (pattern == null) {
            throw new IllegalArgumentException(
                    "The release is a file, and nobody said which image was made of it: set quarterdeck.kubernetes.….image.");
        }
        if (pattern.contains("{version}") && artifact.version() == null) {
            throw new IllegalArgumentException("The image of a release without a version is not known.");
        }
        return pattern.replace("{component}", workload.id().name())
                .replace("{environment}", workload.id().environment())
                .replace("{version}", String.valueOf(artifact.version()))
                .replace("{digest}", artifact.sha256());
    }
}
