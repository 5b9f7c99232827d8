package dev.quarterdeck.signals.dashboard.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValuesTests {

    private static final Values VALUES = new Values(Map.of("environment", "production", "pod", "", "name", "a\"b\\c"));

    @Test
    void standInPlaceOfVariables() {
        assertThat(VALUES.in("$environment and ${environment}s, not $environments"))
                .isEqualTo("production and productions, not $environments");
        assertThat(VALUES.inWords("Errors of $pod")).isEqualTo("Errors of all");
    }

    @Test
    void cannotEndTheTextThatTheyStandIn() {
        assertThat(VALUES.inPromQl("up{name=\"$name\",pod=~\"${pod:regex}\"}"))
                .isEqualTo("up{name=\"a\\\"b\\\\c\",pod=~\".*\"}");
    }

    @Test
    void leaveWhatPrometheusAndGrafanaMeanByThemselves() {
        assertThat(VALUES.inPromQl("label_replace(rate(x[$__rate_interval]), \"a\", \"$1\", \"b\", \"(.*)$\")"))
                .isEqualTo("label_replace(rate(x[$__rate_interval]), \"a\", \"$1\", \"b\", \"(.*)$\")");
        assertThat(Values.usedIn("$a ${b:csv} $__interval $1")).containsExactly("a", "b");
    }

    @Test
    void areTheUsualOnesWithoutAChoice() {
        var variable = Variable.environment("production");
        assertThat(Values.of(List.of(variable), Map.of()).byName()).containsEntry("environment", "production");
        assertThat(Values.of(List.of(variable), Map.of("environment", "")).byName())
                .as("all was chosen")
                .containsEntry("environment", "");
        assertThat(Values.of(List.of(variable), Map.of("other", "x")).byName()).doesNotContainKey("other");
    }
}
