package dev.quarterdeck.signals.web;

import dev.quarterdeck.connector.metrics.QueryRefused;
import dev.quarterdeck.platform.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/metrics")
@Tag(name = "Signals")
class AskApi {

    private final Ask ask;

    AskApi(Ask ask) {
        this.ask = ask;
    }

    record Source(String name) {}

    @GetMapping
    @Operation(summary = "Systems that are connected and are asked in PromQL")
    Page<Source> index() {
        return new Page<>(ask.names().stream().map(Source::new).toList(), null);
    }

    @GetMapping("/{source}/answers")
    @Operation(summary = "What a query in PromQL says over time; null is not measured")
    QueryAnswer show(@PathVariable String source, @RequestParam String query, @ParameterObject SignalFilter filter) {
        return ask.answer(source, query.strip(), filter);
    }

    /** In the source's own words, which name the place. */
    @ExceptionHandler
    ProblemDetail refused(QueryRefused e) {
        var problem =
                ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT, String.valueOf(e.getMessage()));
        problem.setTitle("The query was refused");
        return problem;
    }
}
