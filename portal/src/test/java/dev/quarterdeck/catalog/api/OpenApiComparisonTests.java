package dev.quarterdeck.catalog.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.TestHost;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class OpenApiComparisonTests {

    private static final String ORDERS = """
            openapi: 3.0.3
            info: {title: Orders, version: "1"}
            paths:
              /orders:
                get:
                  responses:
                    "200":
                      description: All orders
                      content:
                        application/json:
                          schema: {$ref: '#/components/schemas/Order'}
                delete: {responses: {"204": {description: Gone}}}
            components:
              schemas:
                Order:
                  type: object
                  required: [id, total]
                  properties: {id: {type: string}, total: {type: number}}
            """;

    @Test
    void callsARemovedOperationBreaking() {
        var diff = OpenApiComparison.between(ORDERS, ORDERS.replaceFirst(" *delete: .*\n", ""));

        assertThat(diff.verdict()).isEqualTo(ApiVerdict.BREAKING);
        assertThat(diff.endpoints()).containsExactly(new ChangedEndpoint("DELETE", "/orders", "removed", true));
    }

    @Test
    void callsAFieldThatIsNoLongerAnsweredBreaking() {
        var diff = OpenApiComparison.between(
                ORDERS, ORDERS.replace(", total: {type: number}", "").replace(", total]", "]"));

        assertThat(diff.verdict()).isEqualTo(ApiVerdict.BREAKING);
        assertThat(diff.endpoints()).containsExactly(new ChangedEndpoint("GET", "/orders", "changed", true));
        assertThat(diff.details()).contains("total");
    }

    @Test
    void callsANewOperationCompatible() {
        var diff = OpenApiComparison.between(ORDERS.replaceFirst(" *delete: .*\n", ""), ORDERS);

        assertThat(diff.verdict()).isEqualTo(ApiVerdict.COMPATIBLE);
        assertThat(diff.endpoints()).containsExactly(new ChangedEndpoint("DELETE", "/orders", "added", false));
    }

    @Test
    void callsAnotherWayToWriteItTheSame() {
        assertThat(OpenApiComparison.between(ORDERS, ORDERS + "\n# a comment\n").verdict())
                .isEqualTo(ApiVerdict.SAME);
    }

    @Test
    void saysThatATextIsNoOpenApi() {
        var diff = OpenApiComparison.between(ORDERS, "<b>hello</b>");

        assertThat(diff.verdict()).isEqualTo(ApiVerdict.UNREADABLE);
        assertThat(diff.details()).doesNotContain("<b>");
    }

    @Test
    void showsNoHtmlOfADocument() {
        var diff = OpenApiComparison.between(
                ORDERS,
                ORDERS.replace("All orders", "<script>alert(1)</script>").replace("/orders:", "/<b>o</b>:"));

        assertThat(diff.details()).doesNotContain("<script>", "<b>");
    }

    @Test
    void fetchesNothingThatADocumentNames() throws IOException {
        try (var elsewhere = new TestHost(exchange -> TestHost.answer(exchange, 404, new byte[0]))) {
            OpenApiComparison.between(
                    ORDERS, ORDERS.replace("#/components/schemas/Order", elsewhere.address() + "/order.yaml"));
            assertThat(elsewhere.asked()).isEmpty();
        }
    }
}
