package dev.quarterdeck.platform;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list that is read by keyset: a page begins after a key, not at a number.
 *
 * @param next where the next page begins, opaque; null on the last page
 */
public record Page<T>(List<T> items, @Nullable String next) {

    public Page {
        items = List.copyOf(items);
    }

    /**
     * Cuts a page out of rows that were read with one to spare.
     *
     * @param rows at most {@code limit + 1}
     * @param key of the last item shown, from which the next page begins
     */
    public static <T> Page<T> of(List<T> rows, int limit, Function<T, String> key) {
        if (rows.size() <= limit) {
            return new Page<>(rows, null);
        }
        return new Page<>(rows.subList(0, limit), key.apply(rows.get(limit - 1)));
    }
}
