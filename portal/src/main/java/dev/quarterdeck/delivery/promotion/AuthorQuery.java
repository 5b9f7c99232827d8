package dev.quarterdeck.delivery.promotion;

import static dev.quarterdeck.db.Tables.ACCOUNT;
import static dev.quarterdeck.db.Tables.CONFIGURATION;
import static dev.quarterdeck.db.Tables.DESIRED_WORKLOAD;
import static dev.quarterdeck.db.Tables.RELEASE;
import static dev.quarterdeck.db.Tables.RELEASE_COMMIT;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.concat;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class AuthorQuery {

    private final DSLContext db;

    AuthorQuery(DSLContext db) {
        this.db = db;
    }

    /**
     * Whether {@code username} is, by e-mail or name, an author of a commit that the promotion would bring and that does
     * not run in its environment yet. Git says authors as {@code Name <e-mail>}.
     */
    boolean wrote(String username, Promotion promotion) {
        var running = field(select(DESIRED_WORKLOAD.RELEASE_ID)
                .from(DESIRED_WORKLOAD)
                .where(DESIRED_WORKLOAD.COMPONENT.eq(promotion.component().toString()))
                .and(DESIRED_WORKLOAD.ENVIRONMENT.eq(promotion.environment())));
        var author = lower(RELEASE_COMMIT.AUTHOR);
        return db.fetchExists(select(RELEASE_COMMIT.SHA)
                .from(RELEASE_COMMIT)
                .join(RELEASE)
                .on(RELEASE.ID.eq(RELEASE_COMMIT.RELEASE_ID))
                .join(ACCOUNT)
                .on(ACCOUNT.USERNAME.eq(username))
                .where(RELEASE.COMPONENT.eq(promotion.component().toString()))
                .and(RELEASE.ID.gt(coalesce(running, val(0L))))
                .and(RELEASE.ID.le(promotion.revision().release()))
                .and(author.endsWith(concat(val("<"), lower(ACCOUNT.EMAIL), val(">")))
                        .or(author.contains(concat(val("<"), ACCOUNT.USERNAME, val("@"))))
                        .or(author.startsWith(concat(ACCOUNT.USERNAME, val(" <"))))
                        .or(author.startsWith(concat(lower(ACCOUNT.DISPLAY_NAME), val(" <"))))));
    }

    /** Whether {@code username} has written settings that the promotion would bring and that do not run there yet. */
    boolean configured(String username, Promotion promotion) {
        var running = field(select(DESIRED_WORKLOAD.CONFIGURATION_ID)
                .from(DESIRED_WORKLOAD)
                .where(DESIRED_WORKLOAD.COMPONENT.eq(promotion.component().toString()))
                .and(DESIRED_WORKLOAD.ENVIRONMENT.eq(promotion.environment())));
        return db.fetchExists(
                CONFIGURATION,
                CONFIGURATION
                        .COMPONENT
                        .eq(promotion.component().toString())
                        .and(CONFIGURATION.ENVIRONMENT.eq(promotion.environment()))
                        .and(CONFIGURATION.CREATED_BY.eq(username))
                        .and(CONFIGURATION.ID.gt(coalesce(running, val(0L))))
                        .and(CONFIGURATION.ID.le(promotion.revision().configuration())));
    }
}
