package dev.quarterdeck.catalog.scorecard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.catalog.scorecard.Condition.AtLeast;
import dev.quarterdeck.catalog.scorecard.Condition.AtMost;
import dev.quarterdeck.catalog.scorecard.Condition.Exists;
import dev.quarterdeck.catalog.scorecard.Condition.Is;
import dev.quarterdeck.catalog.scorecard.Scorecard.Scope;
import dev.quarterdeck.platform.EntityRef;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JudgementTests {

    private static final Scorecard CARD = new Scorecard(
            EntityRef.of("scorecard:default/card"),
            "Card",
            null,
            new Scope(List.of(), List.of(), List.of(), List.of()),
            List.of(
                    rule("owner", Level.BASIC, 3, new Exists()),
                    rule("docs", Level.BRONZE, 1, new AtLeast(BigDecimal.ONE)),
                    rule("tested", Level.GOLD, 1, new Is("true"))),
            List.of());

    @Test
    void hasALevelWhenItMeetsAllRulesUpToIt() {
        assertThat(judge("owner", "checkout", "docs", "2", "tested", "true").level())
                .isEqualTo(Level.GOLD);
        assertThat(judge("owner", "checkout", "docs", "2").level()).isEqualTo(Level.BRONZE);
        assertThat(judge("docs", "2", "tested", "true").level()).isEqualTo(Level.NONE);
    }

    @Test
    void weighsRulesInItsScore() {
        assertThat(judge("owner", "checkout").score()).isEqualTo(60);
        assertThat(judge().score()).isZero();
    }

    @Test
    void countsAnExemptRuleAsMetAndSaysSo() {
        var until = LocalDate.of(2026, 12, 31);
        var judgement = Judgement.of(CARD, facts("owner", "checkout"), Map.of("docs", until));

        assertThat(judgement.level()).isEqualTo(Level.BRONZE);
        assertThat(judgement.verdicts().get(1)).satisfies(verdict -> {
            assertThat(verdict.met()).isFalse();
            assertThat(verdict.exemptUntil()).isEqualTo(until);
        });
    }

    @Test
    void showsTheFactBehindEachVerdict() {
        var verdict = judge("docs", "0").verdicts().get(1);

        assertThat(verdict.met()).isFalse();
        assertThat(verdict.value()).isEqualTo("0");
        assertThat(verdict.source()).isEqualTo("a test");
    }

    @Test
    void takesWhatIsNoNumberForNone() {
        assertThat(new AtMost(BigDecimal.TEN).isMetBy("many")).isFalse();
        assertThat(new AtMost(BigDecimal.TEN).isMetBy(null)).isFalse();
        assertThat(new AtMost(BigDecimal.TEN).isMetBy("10.0")).isTrue();
    }

    private static Rule rule(String fact, Level level, int weight, Condition condition) {
        return new Rule(fact, fact, level, weight, fact, condition, null);
    }

    private static Judgement judge(String... namesAndValues) {
        return Judgement.of(CARD, facts(namesAndValues), Map.of());
    }

    private static List<Fact> facts(String... namesAndValues) {
        var facts = new ArrayList<Fact>();
        for (var i = 0; i < namesAndValues.length; i += 2) {
            facts.add(new Fact(namesAndValues[i], namesAndValues[i + 1], "a test"));
        }
        return facts;
    }
}
