package dev.quarterdeck.catalog.backstage.web;

import dev.quarterdeck.catalog.descriptor.DescriptorReader;
import dev.quarterdeck.catalog.descriptor.Problem.Severity;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
class ValidationController {

    /** Where the entity would be read does not matter: what other files say is not looked for. */
    record Question(JsonNode entity) {}

    record Errors(List<Mistake> errors) {}

    record Mistake(String name, String message) {}

    @PostMapping("/api/catalog/validate-entity")
    ResponseEntity<Errors> create(@RequestBody Question question) {
        var errors = new DescriptorReader(_ -> Optional.empty())
                .read("entity", question.entity().toString()).problems().stream()
                        .filter(problem -> problem.severity() == Severity.ERROR)
                        .map(problem -> new Mistake(
                                "ValidationError",
                                problem.field() == null
                                        ? problem.message()
                                        : problem.field() + ": " + problem.message()))
                        .toList();
        return errors.isEmpty()
                ? ResponseEntity.ok().build()
                : ResponseEntity.badRequest().body(new Errors(errors));
    }
}
