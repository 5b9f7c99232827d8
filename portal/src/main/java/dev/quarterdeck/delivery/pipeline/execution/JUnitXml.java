package dev.quarterdeck.delivery.pipeline.execution;

import dev.quarterdeck.delivery.pipeline.TestCase;
import dev.quarterdeck.delivery.pipeline.TestCase.Outcome;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Duration;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** The format of JUnit's Ant task, as Surefire and most other test runners write it. */
final class JUnitXml {

    private static final XMLInputFactory FACTORY = factory();
    private static final int LONGEST_MESSAGE = 4_000;

    private JUnitXml() {}

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    static void read(InputStream input, TestCases cases) throws XMLStreamException {
        var xml = FACTORY.createXMLStreamReader(input);
        try {
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("testcase")) {
                    cases.add(testCase(xml));
                }
            }
        } finally {
            xml.close();
        }
    }

    private static TestCase testCase(XMLStreamReader xml) throws XMLStreamException {
        var suite = attribute(xml, "classname", "tests");
        var name = attribute(xml, "name", "unnamed");
        var duration = seconds(attribute(xml, "time", "0"));
        var outcome = Outcome.PASSED;
        String message = null;
        while (!(xml.next() == XMLStreamConstants.END_ELEMENT
                && xml.getLocalName().equals("testcase"))) {
            if (xml.isStartElement()) {
                switch (xml.getLocalName()) {
                    case "failure", "error" -> {
                        outcome = Outcome.FAILED;
                        message = messageOf(xml);
                    }
                    case "skipped" -> {
                        outcome = Outcome.SKIPPED;
                        message = messageOf(xml);
                    }
                    default -> {}
                }
            }
        }
        return new TestCase(suite, name, outcome, message, duration);
    }

    private static String attribute(XMLStreamReader xml, String name, String otherwise) {
        var value = xml.getAttributeValue(null, name);
        return value == null || value.isBlank() ? otherwise : clean(value);
    }

    /** The message if there is one, else the first line of the text, which is what was thrown. */
    private static @Nullable String messageOf(XMLStreamReader xml) throws XMLStreamException {
        var message = xml.getAttributeValue(null, "message");
        var text = xml.getElementText();
        var chosen = message == null || message.isBlank()
                ? text.strip().lines().findFirst().orElse("")
                : message.strip();
        var kept = chosen.substring(0, Math.min(chosen.length(), LONGEST_MESSAGE));
        return kept.isEmpty() ? null : clean(kept);
    }

    private static String clean(String text) {
        return text.replace('\0', '\uFFFD');
    }

    /** Some writers group digits: {@code 1,234.5}. */
    private static Duration seconds(String text) {
        try {
            return Duration.ofMillis(new BigDecimal(text.replace(",", ""))
                    .movePointRight(3)
                    .max(BigDecimal.ZERO)
                    .longValue());
        } catch (NumberFormatException e) {
            return Duration.ZERO;
        }
    }
}
