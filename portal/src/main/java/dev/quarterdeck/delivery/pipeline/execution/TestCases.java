package dev.quarterdeck.delivery.pipeline.execution;

import dev.quarterdeck.delivery.pipeline.TestCase;
import dev.quarterdeck.delivery.pipeline.TestCase.Outcome;
import dev.quarterdeck.delivery.release.TestSummary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Test cases as they are found; those of one name are numbered, as a parameterised test makes them. */
class TestCases {

    private final List<TestCase> cases = new ArrayList<>();
    private final Map<String, Integer> seen = new HashMap<>();

    void add(TestCase test) {
        var times = seen.merge(test.suite() + "\n" + test.name(), 1, Integer::sum);
        cases.add(
                times == 1
                        ? test
                        : new TestCase(
                                test.suite(),
                                "%s (%d)".formatted(test.name(), times),
                                test.outcome(),
                                test.message(),
                                test.duration()));
    }

    List<TestCase> list() {
        return List.copyOf(cases);
    }

    static TestSummary summaryOf(List<TestCase> cases) {
        return new TestSummary(
                count(cases, Outcome.PASSED), count(cases, Outcome.FAILED), count(cases, Outcome.SKIPPED));
    }

    private static int count(List<TestCase> cases, Outcome outcome) {
        return Math.toIntExact(
                cases.stream().filter(test -> test.outcome() == outcome).count());
    }
}
