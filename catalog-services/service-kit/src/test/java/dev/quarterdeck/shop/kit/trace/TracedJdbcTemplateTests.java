package dev.quarterdeck.shop.kit.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.shop.kit.test.FreshDatabase;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class TracedJdbcTemplateTests {

    private final List<SpanData> sent = new CopyOnWriteArrayList<>();

    @Test
    void makesASpanOfEachStatementWithinARequest() {
        var tracer = SdkTracerProvider.builder()
                .addSpanProcessor(new KeptSpans(sent::add, Duration.ofHours(1)))
                .build()
                .get("test");
        var db = JdbcClient.create(new TracedJdbcTemplate(
                new DriverManagerDataSource(FreshDatabase.create(), "postgres", "postgres"), new Tracing(tracer)));
        db.sql("create table thing (id int)").update();
        assertThat(sent).as("nobody asked for it").isEmpty();

        var request = tracer.spanBuilder("GET /things").startSpan();
        try (var _ = request.makeCurrent()) {
            db.sql("insert into thing values (:id)").param("id", 7).update();
            assertThat(db.sql("select id from thing where id = :id")
                            .param("id", 7)
                            .query(Integer.class)
                            .single())
                    .isEqualTo(7);
            assertThatThrownBy(() -> db.sql("select nothing from thing").query().listOfRows())
                    .isInstanceOf(DataAccessException.class);
        }
        request.end();

        assertThat(sent)
                .extracting(SpanData::getName)
                .containsExactly("INSERT thing", "SELECT thing", "SELECT thing", "GET /things");
        assertThat(sent.get(1).getAttributes().get(AttributeKey.stringKey("db.query.text")))
                .as("what was asked for does not stand in it")
                .doesNotContain("7");
        assertThat(sent.get(2).getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select * from stock where sku = ?|SELECT stock",
                "  INSERT INTO \"orders\" (id) values (?)|INSERT orders",
                "update shop.stock set n = ?|UPDATE shop.stock",
                "with x as (select 1 from things) select * from x|WITH things",
                "select 1|SELECT"
            })
    void saysWhatAStatementDoes(String sql, String summary) {
        assertThat(TracedJdbcTemplate.summary(sql)).isEqualTo(summary);
    }
}
