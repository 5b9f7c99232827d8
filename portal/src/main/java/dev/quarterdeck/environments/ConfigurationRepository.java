package dev.quarterdeck.environments;

import static dev.quarterdeck.db.Tables.CONFIGURATION;
import static org.jooq.Records.mapping;

import dev.quarterdeck.platform.EntityRef;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record1;
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

    /** The version after {@code base}; empty if there is one already, which whoever writes at the same time may make. */
    Optional<Long> insertAfter(
            Configuration base, SortedMap<String, String> settings, String createdBy, @Nullable String reason) {
        return db.insertInto(CONFIGURATION)
                .set(CONFIGURATION.COMPONENT, base.component().toString())
                .set(CONFIGURATION.ENVIRONMENT, base.environment())
                .set(CONFIGURATION.VERSION, base.version() + 1)
                .set(CONFIGURATION.SETTINGS, JSONB.jsonb(json.writeValueAsString(settings)))
                .set(CONFIGURATION.CREATED_BY, createdBy)
                .set(CONFIGURATION.REASON, reason)
                .onConflictDoNothing()
                .returningResult(CONFIGURATION.ID)
                .fetchOptional()
                .map(Record1::value1);
    }
}
