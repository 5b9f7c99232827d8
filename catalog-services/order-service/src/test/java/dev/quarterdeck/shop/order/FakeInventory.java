package dev.quarterdeck.shop.order;

import dev.quarterdeck.shop.kit.test.FakeService;
import dev.quarterdeck.shop.kit.test.FakeService.Answer;
import dev.quarterdeck.shop.kit.test.FakeService.Request;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** An inventory that keeps reservations as the real one does, and has its bad moments. */
public class FakeInventory implements AutoCloseable {

    /** What goes wrong with a request. */
    public enum Fault {
        NONE,
        /** It is refused before anything is done. */
        FAILS,
        /** Everything is done, and the answer says that it failed. */
        FAILS_AFTERWARDS,
        /** Everything is done, and no answer ever comes. */
        SILENT_AFTERWARDS
    }

    private final FakeService http = new FakeService();
    private final Map<String, String> reservations = new ConcurrentHashMap<>();
    private final AtomicReference<Fault> fault = new AtomicReference<>(Fault.NONE);
    private volatile boolean empty;

    public FakeInventory() {
        http.behave(this::answer);
    }

    public String url() {
        return http.url();
    }

    public void recover() {
        fault.set(Fault.NONE);
        empty = false;
    }

    public void suffer(Fault from) {
        fault.set(from);
    }

    public void sellOut() {
        empty = true;
    }

    /** As if nobody had confirmed in time. */
    public void expire(String key) {
        reservations.put(key, "expired");
    }

    /** The state of a reservation, {@code none} if there is none. */
    public String stateOf(String key) {
        return reservations.getOrDefault(key, "none");
    }

    private Answer answer(Request request) {
        var now = fault.get();
        if (now == Fault.FAILS) {
            return new Answer(500, "{}");
        }
        var answer = act(request);
        if (now == Fault.SILENT_AFTERWARDS) {
            http.neverAnswer();
        }
        return now == Fault.FAILS_AFTERWARDS ? new Answer(500, "{}") : answer;
    }

    private Answer act(Request request) {
        var key = request.target().split("/")[2];
        var wanted = request.method().equals("DELETE")
                ? "released"
                : request.target().endsWith("/confirmation") ? "confirmed" : "held";
        var state = reservations.compute(key, (_, before) -> next(before, wanted));
        if (state == null) {
            return new Answer(409, "{\"code\":\"out-of-stock\"}");
        }
        boolean there = state.equals(wanted)
                || (wanted.equals("held") && state.equals("confirmed"))
                || (wanted.equals("released") && state.equals("expired"));
        return there ? new Answer(200, "{}") : new Answer(409, "{\"code\":\"already-settled\"}");
    }

    private @Nullable String next(@Nullable String before, String wanted) {
        if (before == null) {
            return wanted.equals("held") && empty ? null : wanted;
        }
        return before.equals("held") ? wanted : before;
    }

    @Override
    public void close() {
        http.close();
    }
}
