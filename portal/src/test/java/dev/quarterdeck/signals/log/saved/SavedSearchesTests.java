package dev.quarterdeck.signals.log.saved;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.audit.AuditFilter;
import dev.quarterdeck.audit.AuditQuery;
import dev.quarterdeck.audit.AuditRecord;
import dev.quarterdeck.identity.Person;
import dev.quarterdeck.identity.Role;
import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.platform.NotFound;
import dev.quarterdeck.signals.SignalsTest;
import dev.quarterdeck.signals.log.saved.SavedSearches.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@SignalsTest
class SavedSearchesTests {

    private static final Person ADA = new Person("ada", "Ada Sample", List.of(Role.ENGINEER), List.of("checkout"));
    private static final Person BOB = new Person("bob", "Bob Sample", List.of(Role.VIEWER), List.of("checkout"));
    private static final Person EVE = new Person("eve", "Eve Sample", List.of(Role.ADMIN), List.of());
    private static final String ADDRESS = "/logs/component/default/order-service?environment=production&q=stock";
    private static final EntityRef TEAM = EntityRef.of("group:default/checkout");

    @Autowired
    SavedSearches searches;

    @Autowired
    AuditQuery audit;

    @Test
    void showsASearchToWhoseItIs() {
        searches.save("Mine", null, ADDRESS, ADA);
        searches.save("Ours", TEAM, ADDRESS, ADA);

        assertThat(searches.of(ADA)).extracting(SavedSearch::name).containsExactly("Mine", "Ours");
        assertThat(searches.of(BOB)).extracting(SavedSearch::name).containsExactly("Ours");
        assertThat(searches.of(EVE)).isEmpty();
        assertThat(searches.of(BOB).getFirst().words()).isEqualTo("order-service, environment=production, q=stock");
    }

    @ParameterizedTest
    @CsvSource({
        "'', user:default/ada, /logs/component/default/a, Name:",
        "Good, group:default/others, /logs/component/default/a, For:",
        "Good, user:default/bob, /logs/component/default/a, For:",
        "Good, user:default/ada, https://example.org/logs/a/b/c, Address:",
        "Good, user:default/ada, //example.org/logs, Address:",
        "Good, user:default/ada, /audit, Address:",
    })
    void refusesWhatCannotBe(String name, String owner, String address, String why) {
        assertThat(searches.save(name, EntityRef.of(owner), address, ADA))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.why()).startsWith(why));
    }

    @Test
    void hasOneOfANameForEachOwner() {
        searches.save("Errors", null, ADDRESS, ADA);

        assertThat(searches.save(" Errors ", null, ADDRESS, ADA)).isInstanceOf(Outcome.Refused.class);
        assertThat(searches.save("Errors", TEAM, ADDRESS, ADA)).isInstanceOf(Outcome.Saved.class);
        assertThat(searches.save("Errors", null, ADDRESS, BOB)).isInstanceOf(Outcome.Saved.class);
    }

    @Test
    void letsATeamRemoveWhatIsItsAndNobodyElse() {
        searches.save("Ours", TEAM, ADDRESS, ADA);
        var id = searches.of(ADA).getFirst().id();

        assertThatThrownBy(() -> searches.remove(id, EVE)).isInstanceOf(NotFound.class);
        searches.remove(id, BOB);

        assertThat(searches.of(ADA)).isEmpty();
        assertThat(audit.page(new AuditFilter(null, "log-search", null, null), null, 10)
                        .items())
                .extracting(AuditRecord::action)
                .containsExactly("log-search.removed", "log-search.saved");
    }
}
