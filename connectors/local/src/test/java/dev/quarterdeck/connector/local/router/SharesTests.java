package dev.quarterdeck.connector.local.router;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharesTests {

    private final Random random = new Random(1);

    private long timesChosen(String revision, Shares shares, Set<String> present) {
        return IntStream.range(0, 10_000)
                .filter(_ -> revision.equals(shares.choose(present, random)))
                .count();
    }

    @Test
    void choosesByWeight() {
        var shares = new Shares(70, Map.of("2", 20, "3", 10));

        assertThat(timesChosen("2", shares, Set.of("1", "2", "3"))).isBetween(1_850L, 2_150L);
        assertThat(timesChosen("3", shares, Set.of("1", "2", "3"))).isBetween(850L, 1_150L);
    }

    @Test
    void givesTheShareOfWhatIsNotThereToTheOthers() {
        var shares = new Shares(50, Map.of("2", 50));

        assertThat(timesChosen("2", shares, Set.of("1"))).isZero();
        assertThat(timesChosen("2", shares, Set.of("2"))).isEqualTo(10_000);
    }

    @Test
    void countsOldAndNewReplicasOfTheMainOneTogether() {
        var shares = new Shares(50, Map.of("2", 50));

        assertThat(timesChosen("2", shares, Set.of("1", "1b", "2"))).isBetween(4_800L, 5_200L);
    }

    @Test
    void goesToTheMainOneWithoutAnyWeight() {
        assertThat(new Shares(0, Map.of("2", 0)).choose(Set.of("1", "2"), random))
                .isNull();
    }

    @Test
    void neverServesFromARevisionWithoutAShare() {
        var shares = new Shares(0, Map.of("2", 0, "3", 1));

        assertThat(shares.mayServe("2")).isFalse();
        assertThat(shares.mayServe("3")).isTrue();
        assertThat(shares.mayServe("1")).as("the main one is the last resort").isTrue();
    }

    @Test
    void takesAllFromARevisionBesideThatGoes() {
        var before = new Shares(50, Map.of("2", 50));

        assertThat(new Shares(50, Map.of()).after(before, "1", "1")).isEqualTo(new Shares(50, Map.of("2", 0)));
    }

    @Test
    void leavesTheMainOneItsShareUntilAnotherHasTakenItsPlace() {
        assertThat(new Shares(1, Map.of()).after(new Shares(1, Map.of("2", 0)), "1", "2"))
                .isEqualTo(new Shares(1, Map.of("1", 1)));
        assertThat(new Shares(1, Map.of()).after(new Shares(0, Map.of("2", 1)), "1", "2"))
                .isEqualTo(new Shares(1, Map.of("1", 0)));
    }

    @Test
    void countsThoseThatAreReplacedAsTheMainOne() {
        assertThat(Shares.UNDIVIDED.after(Shares.UNDIVIDED, "1", "2")).isEqualTo(Shares.UNDIVIDED);
    }
}
