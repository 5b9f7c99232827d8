package dev.quarterdeck.connector.log;

/** The source understood that it was asked, and says what is wrong with the question. */
public class LogQuestionRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LogQuestionRefused(String message) {
        super(message);
    }
}
