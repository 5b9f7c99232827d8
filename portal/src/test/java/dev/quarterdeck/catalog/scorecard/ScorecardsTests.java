package dev.quarterdeck.catalog.scorecard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.FeatureTest;
import dev.quarterdeck.TestClock;
import dev.quarterdeck.catalog.CatalogFiles;
import dev.quarterdeck.catalog.scorecard.ExemptionOutcome.Done;
import dev.quarterdeck.catalog.scorecard.ExemptionOutcome.Refused;
import dev.quarterdeck.catalog.scorecard.Scorecards.DayScore;
import dev.quarterdeck.catalog.source.CatalogReport;
import dev.quarterdeck.catalog.source.CatalogSources;
import dev.quarterdeck.platform.EntityRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

@FeatureTest(packages = {"catalog", "audit"})
class ScorecardsTests {

    private static final EntityRef CARD = EntityRef.of("scorecard:default/readiness");
    private static final EntityRef ORDERS = EntityRef.component("order-service");
    private static final EntityRef CART = EntityRef.component("cart");

    @TempDir
    Path folder;

    @Autowired
    Scorecards cards;

    @Autowired
    Evaluations evaluations;

    @Autowired
    Exemptions exemptions;

    @Autowired
    Initiatives initiatives;

    @Autowired
    CatalogSources sources;

    @Autowired
    CatalogReport report;

    @Autowired
    TestClock clock;

    @BeforeEach
    void evaluate() throws IOException {
        write("""
                - {id: owner, title: Owned, level: basic, fact: owner}
                - {id: runbook, title: Runbook, level: silver, weight: 3, fact: runbook}
                """);
        new CatalogFiles(folder)
                .add("Group", "checkout", "", "type: team, children: []")
                .component("order-service", "checkout", "")
                .component("cart", "nobody", "")
                .add("Resource", "orders-db", "", "type: database, owner: checkout")
                .read(sources);
        evaluations.evaluate();
    }

    @Test
    void judgeWhatTheyApplyTo() {
        assertThat(cards.results(CARD, ResultFilter.ALL, null, 10).items())
                .extracting(result -> result.entity().name() + " " + result.level() + " " + result.score())
                .containsExactly("cart NONE 0", "order-service BASIC 25");
        assertThat(cards.results(CARD, new ResultFilter(Level.BASIC, null, null), null, 10)
                        .items())
                .hasSize(1);
        assertThat(cards.of(ORDERS).getFirst().verdicts().getFirst().source()).startsWith("spec.owner, Component-");
        assertThat(cards.byOwner(CARD, null)).extracting(Standing::score).containsExactly(0, 25);
    }

    @Test
    void askForALevelWhereTheyAreAGate() {
        assertThat(cards.gates(ORDERS, "production"))
                .containsExactly(new LevelGate("readiness", Level.SILVER, Level.BASIC, ORDERS.path() + "/scorecard"))
                .noneMatch(LevelGate::passed);
        assertThat(cards.gates(ORDERS, "staging")).isEmpty();
        assertThat(cards.gates(EntityRef.of("resource:default/orders-db"), "production"))
                .isEmpty();
    }

    @Test
    void keepSinceWhenALevelIsHeld() {
        var since = cards.of(ORDERS).getFirst().since();
        clock.advance(Duration.ofDays(1));
        evaluations.evaluate();
        assertThat(cards.of(ORDERS).getFirst().since()).isEqualTo(since);
        assertThat(cards.trend(CARD, null)).hasSize(2).allMatch(day -> day.score() == 12);
        assertThat(cards.trend(CARD, EntityRef.of("group:default/checkout")))
                .hasSize(2)
                .allMatch(day -> day.score() == 25);
        assertThat(cards.trend(CARD, EntityRef.of("system:default/shop"))).isEmpty();
    }

    @Test
    void areReadAsTheyWere() throws IOException {
        var then = clock.instant();
        clock.advance(Duration.ofDays(2));
        write("""
                - {id: owner, title: Owned, level: silver, fact: owner}
                """);
        Files.delete(folder.resolve("Component-cart.yaml"));
        new CatalogFiles(folder).read(sources);
        evaluations.evaluate();

        assertThat(cards.results(CARD, ResultFilter.ALL, null, 10).items())
                .extracting(result -> result.entity().name() + " " + result.level() + " " + result.score())
                .containsExactly("order-service SILVER 100");
        assertThat(cards.results(CARD, new ResultFilter(null, null, then), null, 10)
                        .items())
                .extracting(result -> result.entity().name() + " " + result.level() + " " + result.score())
                .containsExactly("cart NONE 0", "order-service BASIC 25");
        assertThat(cards.of(ORDERS, then)).extracting(Result::level).containsExactly(Level.BASIC);
        assertThat(cards.find(CARD, then).rules()).hasSize(2);
        assertThat(cards.byOwner(CARD, then)).extracting(Standing::score).containsExactly(0, 25);
        assertThat(cards.scores(CARD, ORDERS)).extracting(DayScore::score).containsExactly(25, 100);
    }

    @Test
    void forgetWhatTheyNoLongerApplyTo() throws IOException {
        Files.delete(folder.resolve("Component-cart.yaml"));
        new CatalogFiles(folder).read(sources);
        evaluations.evaluate();
        assertThat(cards.of(CART)).isEmpty();
    }

    @Test
    void letSomebodyElseAgreeToAnExemption() {
        var asked = (Done)
                exemptions.request(CARD, "runbook", ORDERS, "The runbook comes in May", inAMonth(), "sample-engineer");
        assertThat(cards.of(ORDERS).getFirst().level()).isEqualTo(Level.BASIC);
        assertThat(exemptions.decide(asked.id(), true, "It is written already", "sample-engineer"))
                .isInstanceOf(Refused.class);
        assertThat(exemptions.decide(asked.id(), true, "It is written already", "sample-approver"))
                .isInstanceOf(Done.class);
        assertThat(exemptions.decide(asked.id(), false, "It is not written", "sample-manager"))
                .isEqualTo(new Refused("Somebody decided on it before you"));
        assertThat(cards.of(ORDERS).getFirst().level()).isEqualTo(Level.SILVER);

        clock.advance(Duration.ofDays(40));
        evaluations.evaluate();
        assertThat(cards.of(ORDERS).getFirst().level()).isEqualTo(Level.BASIC);
    }

    @Test
    void refuseExemptionsThatSayTooLittle() {
        assertThat(exemptions.request(CARD, "runbook", ORDERS, "later", inAMonth(), "a"))
                .isInstanceOf(Refused.class);
        assertThat(exemptions.request(CARD, "unknown", ORDERS, "a good reason", inAMonth(), "a"))
                .isInstanceOf(Refused.class);
        assertThat(exemptions.request(
                        CARD, "runbook", ORDERS, "a good reason", inAMonth().plusYears(2), "a"))
                .isInstanceOf(Refused.class);
        assertThat(exemptions.request(CARD, "runbook", EntityRef.component("nobody"), "a good reason", inAMonth(), "a"))
                .isEqualTo(new Refused("The scorecard does not apply to component:default/nobody"));
        exemptions.request(CARD, "runbook", ORDERS, "a good reason", inAMonth(), "a");
        assertThat(exemptions.request(CARD, "runbook", ORDERS, "a good reason", inAMonth(), "b"))
                .isEqualTo(new Refused("One for this rule waits for a decision already"));
    }

    @Test
    void sayHowFarInitiativesAre() {
        initiatives.create(CARD, "Basics first", Level.BASIC, null, inAMonth(), "sample-manager");
        initiatives.create(
                CARD,
                "Checkout to silver",
                Level.SILVER,
                EntityRef.of("group:default/checkout"),
                inAMonth(),
                "sample-manager");

        assertThat(initiatives.of(CARD))
                .extracting(it -> it.title() + ": " + it.reached() + " of " + it.entities())
                .containsExactly("Basics first: 1 of 2", "Checkout to silver: 0 of 1");
    }

    @Test
    void areCheckedWhenTheyAreRead() throws IOException {
        write("""
                - {id: owner, title: Owned, level: platinum, fact: owner}
                - {id: owner, title: Owned, level: basic, fact: owner, weight: heavy}
                - {id: many, title: Many, level: basic, fact: tags, atLeast: two, atMost: 4}
                - {title: Nameless, level: basic, fact: tags}
                """);
        new CatalogFiles(folder).read(sources);

        assertThat(report.problemsOf(CARD))
                .extracting(
                        found -> found.problem().line() + " " + found.problem().message())
                .contains(
                        "8 'platinum' is not one of basic, bronze, silver, gold",
                        "9 Two rules have the id owner",
                        "9 A weight is a whole number from 1 to 10",
                        "10 atLeast takes a number",
                        "11 A rule needs id");
        assertThat(cards.find(CARD).rules()).as("the last good one").hasSize(2);
    }

    @Test
    void areNotThereUntilDescribed() {
        assertThatThrownBy(() -> cards.find(EntityRef.of("scorecard:default/none")))
                .isInstanceOf(ScorecardNotFound.class);
        assertThat(cards.all()).extracting(card -> card.ref().name()).isEqualTo(List.of("readiness"));
    }

    private LocalDate inAMonth() {
        return clock.instant().atZone(ZoneOffset.UTC).toLocalDate().plusDays(30);
    }

    private void write(String rules) throws IOException {
        Files.writeString(
                folder.resolve("readiness.yaml"),
                """
                apiVersion: quarterdeck.dev/v1
                kind: Scorecard
                metadata: {name: readiness}
                spec:
                  appliesTo:
                    kind: component
                  rules:
                """ + rules.indent(4) + "  gates: [{environment: production, level: silver}]\n");
    }
}
