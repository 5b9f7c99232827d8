package dev.quarterdeck.signals.log.replica;

/** How many bytes a search may still look at. */
final class Budget {

    private final long bytes;
    private long spent;

    Budget(long bytes) {
        this.bytes = bytes;
    }

    void spend(int more) {
        spent += more;
    }

    long spent() {
        return spent;
    }

    boolean isSpent() {
        return spent >= bytes;
    }
}
