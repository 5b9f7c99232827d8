package dev.quarterdeck.platform.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.servlet.ModelAndView;

/**
 * A page that says what happened, what is unharmed and what to do.
 *
 * @param who can do what was refused, by name; empty unless something was refused
 * @param reference to the log; null if there is nothing in it
 */
public record ErrorPage(
        HttpStatusCode status,
        String title,
        String explanation,
        List<String> who,
        @Nullable String reference) {

    public ErrorPage {
        who = List.copyOf(who);
    }

    static ErrorPage of(HttpStatusCode status, String title, String explanation) {
        return new ErrorPage(status, title, explanation, List.of(), null);
    }

    ErrorPage withReference(String inLog) {
        return new ErrorPage(status, title, explanation, who, inLog);
    }

    /** What to say when nothing but the status is known. */
    static ErrorPage of(HttpStatusCode status) {
        return switch (status.value()) {
            case 403 ->
                of(
                        status,
                        "You may not do this",
                        "Your roles do not allow it, or the page was open for too long. Nothing was changed: go back, reload and try again.");
            case 404 ->
                of(
                        status,
                        "There is no such page",
                        "The address may be mistyped, or the thing it named is gone. Search finds everything that is there.");
            case 405 ->
                of(
                        status,
                        "This address cannot be opened like that",
                        "It takes what a form sends. Go back and use the form.");
            default ->
                status.is4xxClientError()
                        ? of(
                                status,
                                "That cannot be",
                                "Something in the request is missing or wrong; nothing was changed.")
                        : of(
                                status,
                                "The page could not be made",
                                "This is a mistake in Quarterdeck, not yours. The log has the details under the reference below.");
        };
    }

    public ModelAndView view() {
        var view = new ModelAndView("error/page");
        view.setStatus(status);
        view.addObject("page", this);
        return view;
    }

    /** The same for a program, by RFC 9457. */
    ProblemDetail problem() {
        var problem = ProblemDetail.forStatusAndDetail(status, explanation);
        if (reference != null) {
            problem.setProperty("reference", reference);
        }
        return problem;
    }
}
