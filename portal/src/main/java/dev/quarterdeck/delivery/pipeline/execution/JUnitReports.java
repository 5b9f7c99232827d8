package dev.quarterdeck.delivery.pipeline.execution;

import dev.quarterdeck.delivery.pipeline.TestCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;

/** Reads the test reports that a build left in its workspace. */
final class JUnitReports {

    private static final long LARGEST_FILE = 20_000_000;
    private static final int MOST_FILES = 5_000;

    private JUnitReports() {}

    /**
     * All test cases of all reports; a folder that is missing has none.
     *
     * @param notes told of each file that cannot be read
     */
    static List<TestCase> read(Workspace workspace, List<String> folders, StepOutput notes) throws IOException {
        var cases = new TestCases();
        for (var folder : folders) {
            for (var file : reportsIn(workspace, folder)) {
                try (var xml = Files.newInputStream(file)) {
                    JUnitXml.read(xml, cases);
                } catch (XMLStreamException e) {
                    notes.say("The test report %s cannot be read: %s".formatted(file.getFileName(), e.getMessage()));
                }
            }
        }
        return cases.list();
    }

    private static List<Path> reportsIn(Workspace workspace, String folder) throws IOException {
        try (var files = Files.list(workspace.resolve(folder))) {
            var reports = new ArrayList<Path>();
            for (var file : files.sorted().toList()) {
                var name = file.getFileName().toString();
                if (name.endsWith(".xml") && Files.isRegularFile(file) && Files.size(file) <= LARGEST_FILE) {
                    reports.add(file);
                }
            }
            return reports.subList(0, Math.min(reports.size(), MOST_FILES));
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }
}
