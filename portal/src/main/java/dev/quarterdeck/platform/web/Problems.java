package dev.quarterdeck.platform.web;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** What the API answers when it did not do what was asked, in the form of RFC 9457. */
public final class Problems {

    private Problems() {}

    /** The request was right, but not as things are now. */
    public static ResponseEntity<Object> conflict(String why) {
        return of(HttpStatus.CONFLICT, why);
    }

    public static ResponseEntity<Object> of(HttpStatus status, String why) {
        return ResponseEntity.of(ProblemDetail.forStatusAndDetail(status, why)).build();
    }
}
