package dev.quarterdeck.signals.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromQlTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "http_requests_total | http_requests_total",
                "sum(http_requests_total) | http_requests_total",
                "sum( a{code=~\"2.+\",job='x'} ) | a{code=~\"2.+\",job='x'}",
                "sum by (job) (a{text=\"}) + sum(b\"}) | a{text=\"}) + sum(b\"}",
                "sum({__name__=\"a\"}) | {__name__=\"a\"}",
                "sum(a) + sum(b) |",
                "sum(rate(a[5m])) |",
                "max(a) |",
                "sum(a) or vector(0) |",
            })
    void knowsTheSeriesOfWhichAQueryIsTheSum(String query, @Nullable String selector) {
        assertThat(PromQl.selector(query)).isEqualTo(selector);
    }

    @ParameterizedTest
    @CsvSource({
        "sum(rate(a[5m])), 60",
        "sum(irate(a[5m])), 60",
        "sum(increase(a[1m])), 1",
        "sum(increase(a[5m])), 0.2",
        "sum(increase(a[1h])), 0.0166667",
        "sum(orders_this_minute), 1",
    })
    void knowsOfHowLongAnAnswerIs(String query, double factor) {
        assertThat(PromQl.perMinute(query)).isEqualTo(factor, within(1e-6));
    }

    @Test
    void fillsThePlaceForARange() {
        assertThat(PromQl.filled("sum(rate(a[{{.window}}])) / sum(rate(b[{{ .window }}]))"))
                .isEqualTo("sum(rate(a[1m])) / sum(rate(b[1m]))");
    }
}
