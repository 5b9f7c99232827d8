package dev.quarterdeck.platform.web;

import dev.quarterdeck.connector.SourceUnavailable;
import dev.quarterdeck.platform.NotFound;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Says on a page what went wrong, what is unharmed and what to do. */
@ControllerAdvice(annotations = Controller.class)
class PageErrors {

    private static final Logger log = LoggerFactory.getLogger(PageErrors.class);

    @ExceptionHandler
    ModelAndView on(NotFound missing) {
        return page(HttpStatus.NOT_FOUND, "Not found", String.valueOf(missing.getMessage()), null);
    }

    @ExceptionHandler
    ModelAndView on(IllegalArgumentException wrong) {
        return page(HttpStatus.BAD_REQUEST, "That cannot be", String.valueOf(wrong.getMessage()), null);
    }

    @ExceptionHandler
    ModelAndView on(AccessDeniedException refused) {
        return page(
                HttpStatus.FORBIDDEN,
                "You may not do this",
                "Your roles do not allow it, and nothing was changed. Your account page says what you may do; an administrator can give you more.",
                null);
    }

    @ExceptionHandler
    ModelAndView on(SourceUnavailable away) {
        return page(
                HttpStatus.SERVICE_UNAVAILABLE,
                "An outside system does not answer",
                "%s Nothing was changed; try again in a moment.".formatted(away.getMessage()),
                null);
    }

    @ExceptionHandler({DataAccessException.class, CannotCreateTransactionException.class})
    ModelAndView onDatabase(RuntimeException failure) {
        var reference = Reference.next();
        log.error("The database did not answer, reference {}", reference, failure);
        return page(
                HttpStatus.SERVICE_UNAVAILABLE,
                "The database does not answer",
                "What runs goes on running, and nothing was half done. Try again in a moment.",
                reference);
    }

    @ExceptionHandler
    ModelAndView on(RuntimeException failure) {
        var reference = Reference.next();
        log.error("A page could not be made, reference {}", reference, failure);
        return page(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "The page could not be made",
                "This is a mistake in Quarterdeck, not yours. The log has the details under the reference below.",
                reference);
    }

    private static ModelAndView page(HttpStatus status, String title, String explanation, @Nullable String reference) {
        var page = new ModelAndView("error/page");
        page.setStatus(status);
        page.addObject("status", status.value());
        page.addObject("title", title);
        page.addObject("explanation", explanation);
        page.addObject("reference", reference);
        return page;
    }
}
