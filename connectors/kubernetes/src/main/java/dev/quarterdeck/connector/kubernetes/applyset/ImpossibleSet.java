package dev.quarterdeck.connector.kubernetes.applyset;

/** What is wanted cannot be made a set of. */
final class ImpossibleSet extends Exception {

    private static final long serialVersionUID = 1L;

    ImpossibleSet(String why) {
        super(why);
    }

    ImpossibleSet(String why, Throwable cause) {
        super(why, cause);
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
