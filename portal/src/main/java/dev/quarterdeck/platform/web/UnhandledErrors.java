package dev.quarterdeck.platform.web;

import static jakarta.servlet.RequestDispatcher.ERROR_EXCEPTION;
import static jakarta.servlet.RequestDispatcher.ERROR_REQUEST_URI;
import static jakarta.servlet.RequestDispatcher.ERROR_STATUS_CODE;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers what fails where no controller is: unknown addresses, refused forms, pages that break while being written. */
@Controller
class UnhandledErrors implements ErrorController {

    private static final Logger log = LoggerFactory.getLogger(UnhandledErrors.class);

    @RequestMapping("/error")
    Object show(HttpServletRequest request) {
        var page = ErrorPage.of(statusOf(request));
        if (page.status().is5xxServerError()) {
            page = page.withReference(logged(request));
        }
        if (!pathOf(request).startsWith("/api/")) {
            return page.view();
        }
        var problem = page.problem();
        problem.setInstance(URI.create(pathOf(request)));
        return ResponseEntity.of(problem).build();
    }

    private static String logged(HttpServletRequest request) {
        var reference = Reference.of(request);
        log.error("{} could not be answered, reference {}", pathOf(request), reference, (Throwable)
                request.getAttribute(ERROR_EXCEPTION));
        return reference;
    }

    /** Somebody who opens this address themselves has found no page. */
    private static HttpStatusCode statusOf(HttpServletRequest request) {
        return request.getAttribute(ERROR_STATUS_CODE) instanceof Integer status
                ? HttpStatusCode.valueOf(status)
                : HttpStatus.NOT_FOUND;
    }

    private static String pathOf(HttpServletRequest request) {
        return String.valueOf(request.getAttribute(ERROR_REQUEST_URI));
    }
}
