package dev.quarterdeck.catalog.backstage;

/**
 * What a list is sorted by.
 *
 * @param key such as {@code metadata.name}
 */
public record EntityOrder(String key, boolean descending) {

    /** Reads {@code metadata.name,asc} and {@code asc:metadata.name}. */
    public static EntityOrder of(String text) {
        var comma = text.lastIndexOf(',');
        if (comma >= 0) {
            return new EntityOrder(text.substring(0, comma), direction(text.substring(comma + 1)));
        }
        var colon = text.indexOf(':');
        return colon < 0
                ? new EntityOrder(text, false)
                : new EntityOrder(text.substring(colon + 1), direction(text.substring(0, colon)));
    }

    private static boolean direction(String word) {
        return switch (word.strip()) {
            case "asc" -> false;
            case "desc" -> true;
            default -> throw new IllegalArgumentException("A list is sorted asc or desc, not " + word);
        };
    }
}
