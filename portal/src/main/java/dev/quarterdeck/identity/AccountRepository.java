package dev.quarterdeck.identity;

import static dev.quarterdeck.db.Tables.ACCOUNT;
import static dev.quarterdeck.db.Tables.ACCOUNT_ROLE;
import static dev.quarterdeck.db.Tables.TEAM_MEMBER;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.array;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class AccountRepository {

    private final DSLContext db;

    AccountRepository(DSLContext db) {
        this.db = db;
    }

    /** What signing in needs. */
    record Credentials(String passwordHash, boolean enabled) {}

    Optional<Credentials> credentials(String username) {
        return db.select(ACCOUNT.PASSWORD_HASH, ACCOUNT.ENABLED)
                .from(ACCOUNT)
                .where(ACCOUNT.USERNAME.eq(username))
                .fetchOptional(mapping(Credentials::new));
    }

    boolean any() {
        return db.fetchExists(ACCOUNT);
    }

    Optional<Person> find(String username) {
        return people(ACCOUNT.USERNAME.eq(username)).stream().findFirst();
    }

    List<Person> find(Collection<String> usernames) {
        return people(ACCOUNT.USERNAME.in(usernames));
    }

    List<Person> withRole(Role role) {
        return people(exists(selectOne()
                .from(ACCOUNT_ROLE)
                .where(ACCOUNT_ROLE.USERNAME.eq(ACCOUNT.USERNAME))
                .and(ACCOUNT_ROLE.ROLE.eq(role.key()))));
    }

    List<Person> all() {
        return people(noCondition());
    }

    private List<Person> people(Condition condition) {
        return db.select(
                        ACCOUNT.USERNAME,
                        ACCOUNT.DISPLAY_NAME,
                        array(select(ACCOUNT_ROLE.ROLE)
                                        .from(ACCOUNT_ROLE)
                                        .where(ACCOUNT_ROLE.USERNAME.eq(ACCOUNT.USERNAME))
                                        .orderBy(ACCOUNT_ROLE.ROLE))
                                .convertFrom(
                                        roles -> Stream.of(roles).map(Role::of).toList()),
                        array(select(TEAM_MEMBER.TEAM)
                                        .from(TEAM_MEMBER)
                                        .where(TEAM_MEMBER.USERNAME.eq(ACCOUNT.USERNAME))
                                        .orderBy(TEAM_MEMBER.TEAM))
                                .convertFrom(List::of))
                .from(ACCOUNT)
                .where(condition)
                .orderBy(ACCOUNT.DISPLAY_NAME)
                .limit(500)
                .fetch(mapping(Person::new));
    }

    /** False if the username is taken; that account then stays as it is. */
    boolean insertIfMissing(Person person, String passwordHash) {
        var inserted = db.insertInto(ACCOUNT)
                .set(ACCOUNT.USERNAME, person.username())
                .set(ACCOUNT.DISPLAY_NAME, person.displayName())
                .set(ACCOUNT.PASSWORD_HASH, passwordHash)
                .onConflictDoNothing()
                .execute();
        if (inserted == 0) {
            return false;
        }
        for (var role : person.roles()) {
            db.insertInto(ACCOUNT_ROLE, ACCOUNT_ROLE.USERNAME, ACCOUNT_ROLE.ROLE)
                    .values(person.username(), role.key())
                    .execute();
        }
        for (var team : person.teams()) {
            db.insertInto(TEAM_MEMBER, TEAM_MEMBER.USERNAME, TEAM_MEMBER.TEAM)
                    .values(person.username(), team)
                    .execute();
        }
        return true;
    }

    void changePassword(String username, String passwordHash) {
        var changed = db.update(ACCOUNT)
                .set(ACCOUNT.PASSWORD_HASH, passwordHash)
                .where(ACCOUNT.USERNAME.eq(username))
                .execute();
        if (changed != 1) {
            throw new IllegalStateException("There is no account " + username);
        }
    }
}
