package dev.quarterdeck.sample;

import dev.quarterdeck.identity.Accounts;
import dev.quarterdeck.identity.Person;
import dev.quarterdeck.identity.Role;
import dev.quarterdeck.platform.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** One obvious sample person for each role. */
@Component
@ConditionalOnProperty("quarterdeck.sample-data.enabled")
class SamplePeople {

    static final String ACTOR = "system:sample";

    private static final List<Person> PEOPLE = List.of(
            new Person("sample-engineer", "Sample Engineer", List.of(Role.ENGINEER), List.of("checkout")),
            new Person("sample-approver", "Sample Approver", List.of(Role.APPROVER), List.of("checkout")),
            new Person("sample-manager", "Sample Manager", List.of(Role.MANAGER), List.of("checkout", "experience")),
            new Person("sample-viewer", "Sample Viewer", List.of(Role.VIEWER), List.of()),
            new Person("sample-admin", "Sample Admin", List.of(Role.ADMIN), List.of()));

    private record Access(Person person, String password) {
        String line() {
            return "%-16s %s".formatted(person.username(), password);
        }
    }

    private final Accounts accounts;
    private final Path file;

    SamplePeople(Accounts accounts, DataFolder data) {
        this.accounts = accounts;
        this.file = data.home().resolve("sample-users.txt");
    }

    /** Names and passwords of those that were new, one a line; empty if all were there. */
    List<String> create() throws IOException {
        var created = PEOPLE.stream()
                .map(person -> new Access(person, accounts.newPassword()))
                .filter(access -> accounts.create(access.person(), access.password(), ACTOR))
                .map(Access::line)
                .toList();
        if (!created.isEmpty()) {
            keep(created);
        }
        return created;
    }

    Path file() {
        return file;
    }

    private void keep(List<String> lines) throws IOException {
        if (!Files.exists(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        var all = Stream.concat(Files.readAllLines(file).stream(), lines.stream());
        Files.writeString(file, all.collect(Collectors.joining("\n", "", "\n")));
    }
}
