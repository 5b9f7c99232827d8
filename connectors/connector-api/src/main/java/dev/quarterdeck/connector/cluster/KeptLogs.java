package dev.quarterdeck.connector.cluster;

import java.time.Instant;
import java.util.List;

/** What a {@link Cluster} also implements if it keeps what its replicas wrote, and gives any part of it. */
public interface KeptLogs {

    /**
     * Of all replicas of which anything is kept, those that ended included, the one written last first.
     *
     * @throws dev.quarterdeck.connector.SourceUnavailable if the cluster cannot be reached
     */
    List<KeptLog> kept(WorkloadId id);

    /**
     * Bytes as the replica wrote them, at most {@code length}; none at the end. The slice begins later than
     * {@code from} if what was there is kept no longer, and earlier if {@code from} is beyond the end because somebody
     * cut the log short: then with what was written since.
     *
     * @throws dev.quarterdeck.connector.SourceUnavailable if the cluster cannot be reached
     */
    LogSlice slice(WorkloadId id, String replica, long from, int length);

    /**
     * @param running whether more may come
     * @param begin offset of the first byte that is kept; unless it is 0, the first line may lack its beginning
     * @param end offset after the last byte
     */
    record KeptLog(String replica, boolean running, long begin, long end, Instant writtenAt) {}
}
