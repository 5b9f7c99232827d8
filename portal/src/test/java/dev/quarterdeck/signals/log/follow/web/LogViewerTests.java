package dev.quarterdeck.signals.log.follow.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter.DataWithMediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

class LogViewerTests {

    /** Remembers what it is sent. */
    private static final class Page extends SseEmitter {

        private final List<String> heard = new ArrayList<>();
        private boolean over;
        private boolean broken;

        @Override
        public void send(Set<DataWithMediaType> items) throws IOException {
            if (broken) {
                throw new IOException("gone");
            }
            items.forEach(item -> heard.add(String.valueOf(item.getData())));
        }

        @Override
        public synchronized void complete() {
            over = true;
        }

        @Override
        public synchronized void completeWithError(Throwable failure) {
            over = true;
        }
    }

    private final Page page = new Page();
    private final List<Runnable> work = new ArrayList<>();
    private final LogViewer viewer = new LogViewer(page, work::add);

    private static Set<DataWithMediaType> event(String text) {
        return Set.of(new DataWithMediaType(text, null));
    }

    private void doWork() {
        while (!work.isEmpty()) {
            work.removeFirst().run();
        }
    }

    @Test
    void isSentWhatItMissedBeforeWhatCameSince() {
        viewer.send(event("since"));
        doWork();
        assertThat(page.heard).isEmpty();

        viewer.begin(event("missed"));
        viewer.send(event("later"));
        doWork();
        assertThat(page.heard).containsExactly("missed", "since", "later");
    }

    @Test
    void isLetGoWhenItReadsTooSlowly() {
        viewer.begin(event("first"));
        for (var batch = 0; batch < 3 * LogViewer.PATIENCE; batch++) {
            viewer.send(event("batch"));
        }
        doWork();

        assertThat(page.over).isTrue();
        assertThat(page.heard).isEmpty();
    }

    @Test
    void isForgottenWhenItIsGone() {
        page.broken = true;
        viewer.begin(event("first"));
        doWork();
        viewer.send(event("second"));
        doWork();

        assertThat(page.over).isTrue();
        assertThat(work).isEmpty();
    }
}
