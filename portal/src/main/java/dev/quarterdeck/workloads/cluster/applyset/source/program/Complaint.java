package dev.quarterdeck.workloads.cluster.applyset.source.program;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** What a program wrote to say why it failed. */
record Complaint(String text) {

    private static final int LONGEST = 1_000;

    /** What kubectl has before a line of its log: the time, and where in its code. */
    private static final Pattern LOG = Pattern.compile("(?m)^[EFIW]\\d{4} [\\d:.]+ +\\d+ \\S+] ");

    /** Short, and with paths from there on. */
    String without(Path folder) {
        var said = LOG.matcher(text)
                .replaceAll("")
                .replace(folder + "/", "")
                .replace(folder.toString(), ".")
                .strip();
        if (said.isEmpty()) {
            return "it failed, and did not say why.";
        }
        // programs begin with what they did, and end with what was wrong
        return said.length() <= LONGEST
                ? said
                : said.substring(0, LONGEST / 2) + " … " + said.substring(said.length() - LONGEST / 2);
    }
}
