package dev.quarterdeck.delivery.release;

import java.time.Instant;

/** @param title the first line of its message */
public record Commit(String sha, String author, String title, Instant authoredAt) {

    public String shortSha() {
        return sha.length() > 7 ? sha.substring(0, 7) : sha;
    }
}
