package dev.quarterdeck.delivery.pipeline;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.List;
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
        List<String> passedOn) {

    public PipelineSettings {
        passedOn = List.copyOf(passedOn);
    }
}
