package dev.quarterdeck.connector.metrics;

/** The source understood that it was asked, and says what is wrong with the question. */
public class QueryRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public QueryRefused(String message) {
        super(message);
    }
}
