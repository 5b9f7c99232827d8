package dev.quarterdeck.audit;

import static dev.quarterdeck.db.Tables.AUDIT_RECORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.FeatureTest;
import java.util.Map;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

@FeatureTest
class AuditLogTests {

    @Autowired
    AuditLog log;

    @Autowired
    AuditQuery records;

    @Autowired
    TransactionOperations transaction;

    @Autowired
    DSLContext db;

    @Test
    void keepsWhoDidWhatAndWhy() {
        transaction.executeWithoutResult(_ -> log.record(entry("ada", "it was time")));

        var page = records.page(new AuditFilter("ada", null, null, null), null, 10);

        assertThat(page.items()).singleElement().satisfies(record -> {
            assertThat(record.action()).isEqualTo("promotion.approved");
            assertThat(record.reason()).isEqualTo("it was time");
            assertThat(record.detail()).containsEntry("version", "1.1.0");
        });
    }

    @Test
    void forgetsWhatWasRolledBack() {
        transaction.executeWithoutResult(status -> {
            log.record(entry("ada", "it was time"));
            status.setRollbackOnly();
        });

        assertThat(db.fetchCount(AUDIT_RECORD)).isZero();
    }

    @Test
    void refusesToForgetAnything() {
        transaction.executeWithoutResult(_ -> log.record(entry("ada", "it was time")));

        assertThatThrownBy(() -> db.deleteFrom(AUDIT_RECORD).execute())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("append-only");
    }

    @Test
    void chainsRecordsThatAreWrittenAtOnce() {
        IntStream.range(0, 16)
                .parallel()
                .forEach(i -> transaction.executeWithoutResult(_ -> log.record(entry("person-" + i, null))));

        var chain = db.selectFrom(AUDIT_RECORD).orderBy(AUDIT_RECORD.ID).fetch();
        assertThat(chain).hasSize(16);
        for (int i = 1; i < chain.size(); i++) {
            assertThat(chain.get(i).getPreviousHash())
                    .isEqualTo(chain.get(i - 1).getHash());
        }
    }

    private static AuditEntry entry(String actor, String reason) {
        return new AuditEntry(
                actor, "promotion.approved", "promotions/1", "production", reason, Map.of("version", "1.1.0"));
    }
}
