package dev.quarterdeck.e2e;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the portal itself says about how long it takes to answer who reads, without the way there and back.
 *
 * @param buckets how many answers took at most so many seconds
 */
record ServerTimes(TreeMap<Double, Double> buckets) {

    private static final Pattern BUCKET = Pattern.compile(
            "http_request_duration_seconds_bucket\\{method=\"GET\",route=\"(?!/metrics)[^\"]*\".*le=\"([^\"]+)\",?} (\\S+)");

    static ServerTimes of(Caller caller) throws IOException, InterruptedException {
        return new ServerTimes(caller.page("/metrics")
                .lines()
                .map(BUCKET::matcher)
                .filter(line -> line.matches())
                .collect(Collectors.toMap(
                        line -> line.group(1).equals("+Inf") ? Double.POSITIVE_INFINITY : Double.valueOf(line.group(1)),
                        line -> Double.valueOf(line.group(2)),
                        Double::sum,
                        TreeMap::new)));
    }

    ServerTimes since(ServerTimes before) {
        var between = new TreeMap<>(buckets);
        between.replaceAll((most, count) -> count - before.buckets().getOrDefault(most, 0.0));
        return new ServerTimes(between);
    }

    /** In milliseconds; within a bucket by straight line, as Prometheus's {@code histogram_quantile} does. */
    double quantile(double share) {
        var wanted = buckets.lastEntry().getValue() * share;
        var least = 0.0;
        var below = 0.0;
        for (Map.Entry<Double, Double> bucket : buckets.entrySet()) {
            if (bucket.getValue() >= wanted) {
                var most = Double.isInfinite(bucket.getKey()) ? least : bucket.getKey();
                return 1_000 * (least + (most - least) * (wanted - below) / (bucket.getValue() - below));
            }
            least = bucket.getKey();
            below = bucket.getValue();
        }
        return Double.NaN;
    }
}
