package dev.quarterdeck.delivery.release;

import java.util.Comparator;
import java.util.regex.Pattern;

/** Three numbers as in Semantic Versioning; the portal counts them, so it knows no pre-releases. */
public record Version(int major, int minor, int patch) implements Comparable<Version> {

    public static final Version FIRST = new Version(1, 0, 0);

    private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\.(\\d{1,9})\\.(\\d{1,9})");

    private static final Comparator<Version> ORDER = Comparator.comparingInt(Version::major)
            .thenComparingInt(Version::minor)
            .thenComparingInt(Version::patch);

    /** @throws IllegalArgumentException unless {@code text} is three numbers with dots between them */
    public static Version of(String text) {
        var matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'%s' is not a version such as 1.4.0".formatted(text));
        }
        return new Version(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3)));
    }

    public Version nextMinor() {
        return new Version(major, minor + 1, 0);
    }

    @Override
    public int compareTo(Version other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
