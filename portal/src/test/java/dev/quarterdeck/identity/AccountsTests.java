package dev.quarterdeck.identity;

import static dev.quarterdeck.db.Tables.ACCOUNT;
import static dev.quarterdeck.db.Tables.AUDIT_RECORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.FeatureTest;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;

@FeatureTest
@Import({AccountRepository.class, Accounts.class, People.class, AccountsTests.Passwords.class})
class AccountsTests {

    private static final Person ENGINEER =
            new Person("sample-engineer", "Sample Engineer", List.of(Role.ENGINEER), List.of("checkout"));
    private static final String PASSWORD = "the first password";

    static class Passwords {
        @Bean
        PasswordEncoder passwordEncoder() {
            return PasswordEncoderFactories.createDelegatingPasswordEncoder();
        }
    }

    @Autowired
    private Accounts accounts;

    @Autowired
    private People people;

    @Autowired
    private DSLContext db;

    @Test
    void knowsWhoSomebodyIs() {
        accounts.create(ENGINEER, PASSWORD, "system:test");
        assertThat(people.get("sample-engineer")).isEqualTo(ENGINEER);
        assertThat(people.withRole(Role.ENGINEER)).containsExactly(ENGINEER);
        assertThat(people.withRole(Role.APPROVER)).isEmpty();
    }

    @Test
    void callsWhoeverHasNoAccountByTheirName() {
        assertThat(people.get("system:pipelines").displayName()).isEqualTo("system:pipelines");
    }

    @Test
    void leavesAnAccountAsItIsWhenItsNameIsTaken() {
        accounts.create(ENGINEER, PASSWORD, "system:test");
        var other = new Person("sample-engineer", "Somebody Else", List.of(Role.ADMIN), List.of());
        assertThat(accounts.create(other, "another password", "system:test")).isFalse();
        assertThat(people.get("sample-engineer")).isEqualTo(ENGINEER);
    }

    @Test
    void keepsNoPassword() {
        accounts.create(ENGINEER, PASSWORD, "system:test");
        assertThat(db.fetchValue(ACCOUNT.PASSWORD_HASH)).startsWith("{bcrypt}").doesNotContain(PASSWORD);
    }

    @Test
    void changesAPasswordOnlyForWhoKnowsIt() {
        accounts.create(ENGINEER, PASSWORD, "system:test");
        assertThat(accounts.changePassword("sample-engineer", "a guess", "the second password"))
                .isFalse();
        assertThat(accounts.changePassword("sample-engineer", PASSWORD, "the second password"))
                .isTrue();
        assertThat(accounts.changePassword("sample-engineer", PASSWORD, "the third password"))
                .isFalse();
        assertThat(db.fetchValues(AUDIT_RECORD.ACTION)).containsExactly("account.created", "password.changed");
    }

    @Test
    void makesPasswordsThatNobodyGuesses() {
        assertThat(accounts.newPassword())
                .matches("[a-z2-9]{6}-[a-z2-9]{6}-[a-z2-9]{6}")
                .isNotEqualTo(accounts.newPassword());
    }
}
