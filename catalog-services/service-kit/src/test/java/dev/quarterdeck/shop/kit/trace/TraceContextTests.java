package dev.quarterdeck.shop.kit.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceContextTests {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SPAN = "00f067aa0ba902b7";

    @Test
    void readsTheExampleOfTheSpecification() {
        assertThat(TraceContext.parse("00-%s-%s-01".formatted(TRACE, SPAN)))
                .hasValue(new TraceContext(TRACE, SPAN, "01"));
    }

    @Test
    void readsWhatALaterVersionAppends() {
        assertThat(TraceContext.parse("cc-%s-%s-01-what-the-future-brings".formatted(TRACE, SPAN)))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "garbage",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-extra",
                "00-4bf92f3577b34da6a3ce929d0e0e473-00f067aa0ba902b7-01"
            })
    void beginsAnewRatherThanContinueWhatIsNotValid(String header) {
        assertThat(TraceContext.parse(header)).isEmpty();
    }

    @Test
    void aChildStaysInItsTraceUnderASpanOfItsOwn() {
        var caller = new TraceContext(TRACE, SPAN, "00");

        var child = caller.child();

        assertThat(child.traceId()).isEqualTo(TRACE);
        assertThat(child.flags()).isEqualTo("00");
        assertThat(child.spanId()).matches("[0-9a-f]{16}").isNotEqualTo(SPAN);
    }

    @Test
    void writesAHeaderThatItReads() {
        var begun = TraceContext.begin();

        assertThat(TraceContext.parse(begun.header())).hasValue(begun);
    }
}
