package dev.quarterdeck.workloads.cluster;

import dev.quarterdeck.platform.Page;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of what matches.
 *
 * @param matching how many there are on all pages
 */
public record Found<T>(Page<T> page, int matching) {

    /**
     * @param all what matches, in the order of its keys
     * @param after the key of the last item of the page before; null for the first page
     */
    public static <T> Found<T> of(List<T> all, Function<T, String> key, @Nullable String after, int limit) {
        var rows = all.stream()
                .filter(one -> after == null || key.apply(one).compareTo(after) > 0)
                .limit(limit + 1L)
                .toList();
        return new Found<>(Page.of(rows, limit, key), all.size());
    }

    /**
     * Puts in order no more than what is shown.
     *
     * @param all what matches, in any order
     * @param order that of the keys
     */
    public static <T> Found<T> of(
            List<T> all, Comparator<T> order, Function<T, String> key, @Nullable String after, int limit) {
        var least = new PriorityQueue<T>(limit + 2, order.reversed());
        for (var one : all) {
            if (after == null || key.apply(one).compareTo(after) > 0) {
                least.add(one);
                if (least.size() > limit + 1) {
                    least.remove();
                }
            }
        }
        return new Found<>(Page.of(least.stream().sorted(order).toList(), limit, key), all.size());
    }

    public <R> Found<R> map(Function<T, R> row) {
        return new Found<>(new Page<>(page.items().stream().map(row).toList(), page.next()), matching);
    }
}
