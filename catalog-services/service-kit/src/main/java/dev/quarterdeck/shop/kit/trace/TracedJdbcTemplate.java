package dev.quarterdeck.shop.kit.trace;

import io.opentelemetry.api.trace.Span;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCreator;
import org.springframework.jdbc.core.PreparedStatementSetter;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.SqlProvider;

/** Makes a span of each prepared statement, from asking for a connection to the last row. */
class TracedJdbcTemplate extends JdbcTemplate {

    private static final Pattern TABLE =
            Pattern.compile("\\b(?:from|into|update)\\s+\"?([a-z_][a-z0-9_.]*)", Pattern.CASE_INSENSITIVE);

    private final Tracing tracing;

    TracedJdbcTemplate(DataSource source, Tracing tracing) {
        super(source);
        this.tracing = tracing;
    }

    @Override
    public <T extends @Nullable Object> T query(
            PreparedStatementCreator creator, @Nullable PreparedStatementSetter setter, ResultSetExtractor<T> rows)
            throws DataAccessException {
        return traced(creator, () -> super.query(creator, setter, rows));
    }

    @Override
    protected int update(PreparedStatementCreator creator, @Nullable PreparedStatementSetter setter)
            throws DataAccessException {
        return traced(creator, () -> super.update(creator, setter));
    }

    private <T extends @Nullable Object> T traced(PreparedStatementCreator creator, Supplier<T> work) {
        var sql = creator instanceof SqlProvider provider ? provider.getSql() : null;
        if (sql == null || !Span.current().getSpanContext().isValid()) {
            return work.get();
        }
        var span = tracing.asking(summary(sql));
        if (span.isRecording()) {
            span.setAttribute("db.query.text", sql);
        }
        try {
            return work.get();
        } catch (DataAccessException e) {
            Tracing.failed(span, e);
            throw e;
        } finally {
            span.end();
        }
    }

    /** What it does to which table: {@code SELECT stock}. The statement itself has placeholders and no customer in it. */
    static String summary(String sql) {
        var verb = sql.strip().split("\\s", 2)[0].toUpperCase(Locale.ROOT);
        var table = TABLE.matcher(sql);
        return table.find() ? verb + " " + table.group(1) : verb;
    }
}
