package dev.quarterdeck.shop.kit.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestContextTests {

    @Test
    void keepsTheIdOfTheCaller() {
        assertThat(RequestContext.of("order-42.a_b", null).requestId()).isEqualTo("order-42.a_b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "two words",
                "a\nb",
                "<script>",
                "0123456789012345678901234567890123456789012345678901234567890123456789"
            })
    void replacesAnIdThatWouldSpoilTheLog(String id) {
        assertThat(RequestContext.of(id, null).requestId()).isNotEqualTo(id).matches("[0-9a-f-]{36}");
    }

    @Test
    void isCurrentUntilItsScopeIsClosed() {
        var context = RequestContext.begin();

        try (var _ = context.open()) {
            assertThat(RequestContext.current()).hasValue(context);
        }
        assertThat(RequestContext.current()).isEmpty();
    }
}
