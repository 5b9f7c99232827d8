package dev.quarterdeck.delivery.pipeline;

import dev.quarterdeck.platform.Amounts;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How much the portal may build at once, and what a step may have.
 *
 * @param concurrent runs at once, by all portals together
 * @param outputLimit how much of the output of a step is kept
 * @param grace how long a step may take to end when it is asked to, before it is killed
 * @param jobs where steps run that name an image; null for nowhere
 * @param passedOn names of the portal's environment variables that steps have too; they have no others of it
 */
@Validated
@ConfigurationProperties("quarterdeck.pipelines")
public record PipelineSettings(
        @DefaultValue("1") @Positive int concurrent,
        @DefaultValue("10MB") DataSize outputLimit,
        @DefaultValue("3s") Duration grace,

        @DefaultValue({
            "PATH",
            "HOME",
            "JAVA_HOME",
            "LANG",
            "TMPDIR",
            "QUARTERDECK_OFFLINE",
            "HTTP_PROXY",
            "HTTPS_PROXY",
            "NO_PROXY",
            "http_proxy",
            "https_proxy",
            "no_proxy"
        })
        List<String> passedOn,

        @Valid @Nullable Jobs jobs) {

    public PipelineSettings {
        passedOn = List.copyOf(passedOn);
    }

    /**
     * Steps as jobs of a cluster.
     *
     * @param cluster by the name of its connection
     * @param image of steps that name none; null if these are processes of the portal's machine
     * @param cpu of a step that says nothing else
     * @param memory likewise
     * @param portal where the cluster's pods reach this portal; null if they run on its machine
     * @param workspaceLimit how large a workspace may be that comes back
     */
    public record Jobs(
            @NotBlank String cluster,
            @DefaultValue("builds") String namespace,
            @Nullable String image,
            @DefaultValue("1") String cpu,
            @DefaultValue("2Gi") String memory,
            @Nullable URI portal,
            @DefaultValue("2GB") DataSize workspaceLimit) {

        @AssertTrue(message = "cpu: such as 250m or 0.5; memory: such as 512Mi or 2Gi")
        boolean isReadable() {
            return Amounts.cpuMillis(cpu).isPresent()
                    && Amounts.mebibytes(memory).isPresent();
        }
    }
}
