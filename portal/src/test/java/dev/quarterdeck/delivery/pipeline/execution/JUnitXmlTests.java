package dev.quarterdeck.delivery.pipeline.execution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.delivery.pipeline.TestCase;
import dev.quarterdeck.delivery.pipeline.TestCase.Outcome;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JUnitXmlTests {

    @Test
    void readsWhatSurefireWrites() throws XMLStreamException {
        var cases = read("""
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuite name="a.OrderTests" time="2.1" tests="4" errors="1" skipped="1" failures="1">
                  <properties><property name="user.name" value="sample"/></properties>
                  <testcase name="accepts" classname="a.OrderTests" time="1,234.5"><system-out>text</system-out></testcase>
                  <testcase name="refuses" classname="a.OrderTests" time="0.2">
                    <failure message="expected: 1" type="AssertionError"><![CDATA[trace]]></failure></testcase>
                  <testcase name="breaks" classname="a.OrderTests" time="0"><error type="NullPointerException">NullPointerException: no
                    at a.b</error></testcase>
                  <testcase name="waits" classname="a.OrderTests" time="0"><skipped message="not yet"/></testcase>
                </testsuite>
                """);

        assertThat(cases)
                .containsExactly(
                        test("accepts", Outcome.PASSED, null, Duration.ofMillis(1_234_500)),
                        test("refuses", Outcome.FAILED, "expected: 1", Duration.ofMillis(200)),
                        test("breaks", Outcome.FAILED, "NullPointerException: no", Duration.ZERO),
                        test("waits", Outcome.SKIPPED, "not yet", Duration.ZERO));
    }

    @Test
    void tellsTestsOfOneNameApart() throws XMLStreamException {
        var cases = read("""
                <testsuites><testsuite><testcase name="adds" classname="T"/><testcase name="adds" classname="T"/>
                </testsuite></testsuites>
                """);

        assertThat(cases).extracting(TestCase::name).containsExactly("adds", "adds (2)");
    }

    @Test
    void readsNoOtherFile() {
        assertThatThrownBy(() -> read("""
                <!DOCTYPE t [<!ENTITY secret SYSTEM "file:///etc/passwd">]>
                <testsuite><testcase name="a" classname="b"><failure>&secret;</failure></testcase></testsuite>
                """)).isInstanceOf(XMLStreamException.class);
    }

    private static List<TestCase> read(String xml) throws XMLStreamException {
        var cases = new TestCases();
        JUnitXml.read(new ByteArrayInputStream(xml.getBytes(UTF_8)), cases);
        return cases.list();
    }

    private static TestCase test(String name, Outcome outcome, @Nullable String message, Duration duration) {
        return new TestCase("a.OrderTests", name, outcome, message, duration);
    }
}
