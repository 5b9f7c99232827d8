package dev.quarterdeck.environments;

import static dev.quarterdeck.db.Tables.CONFIGURATION;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import dev.quarterdeck.platform.EntityRef;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class ConfigurationRepository {

    private static final TypeReference<TreeMap<String, String>> SETTINGS = new TypeReference<>() {};

    private final DSLContext db;
    private final JsonMapper json;

    ConfigurationRepository(DSLContext db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    Optional<Configuration> find(long id) {
        return newest(CONFIGURATION.ID.eq(id));
    }

    Optional<Configuration> current(EntityRef component, String environment) {
        return newest(CONFIGURATION.COMPONENT.eq(component.toString()).and(CONFIGURATION.ENVIRONMENT.eq(environment)));
    }

    private Optional<Configuration> newest(Condition condition) {
        return db.select(
                        CONFIGURATION.ID,
                        CONFIGURATION.COMPONENT.convertFrom(EntityRef::of),
                        CONFIGURATION.ENVIRONMENT,
                        CONFIGURATION.VERSION,
                        CONFIGURATION.SETTINGS.convertFrom(this::settings),
                        CONFIGURATION.CREATED_BY,
                        CONFIGURATION.REASON,
                        CONFIGURATION.CREATED_AT)
                .from(CONFIGURATION)
                .where(condition)
                .orderBy(CONFIGURATION.VERSION.desc())
                .limit(1)
                .fetchOptional(mapping(Configuration::new));
    }

    private SortedMap<String, String> settings(JSONB text) {
        return json.readValue(text.data(), SETTINGS);
    }

    /** Leaves what is there as it is: two who look at once both find one first version. */
    void insertFirstIfMissing(EntityRef component, String environment, String createdBy) {
        db.insertInto(CONFIGURATION)
                .set(CONFIGURATION.COMPONENT, component.toString())
                .set(CONFIGURATION.ENVIRONMENT, environment)
                .set(CONFIGURATION.VERSION, 1)
                .set(CONFIGURATION.SETTINGS, JSONB.jsonb("{}"))
                .set(CONFIGURATION.CREATED_BY, createdBy)
                .onConflictDoNothing()
                .execute();
    }

    /** The next version; two writers at once end in a unique violation for the second. */
    long insert(
            EntityRef component,
            String environment,
            SortedMap<String, String> settings,
            String createdBy,
            @Nullable String reason) {
        return db.insertInto(CONFIGURATION)
                .set(CONFIGURATION.COMPONENT, component.toString())
                .set(CONFIGURATION.ENVIRONMENT, environment)
                .set(
                        CONFIGURATION.VERSION,
                        select(coalesce(max(CONFIGURATION.VERSION), val(0)).plus(1))
                                .from(CONFIGURATION)
                                .where(CONFIGURATION.COMPONENT.eq(component.toString()))
                                .and(CONFIGURATION.ENVIRONMENT.eq(environment))
                                .asField())
                .set(CONFIGURATION.SETTINGS, JSONB.jsonb(json.writeValueAsString(settings)))
                .set(CONFIGURATION.CREATED_BY, createdBy)
                .set(CONFIGURATION.REASON, reason)
                .returningResult(CONFIGURATION.ID)
                .fetchSingle()
                .value1();
    }
}
