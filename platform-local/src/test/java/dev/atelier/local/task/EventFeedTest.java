package dev.atelier.local.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EventFeedTest {
    @Test
    @DisplayName("R2 a stream that says nothing for too long is taken for broken")
    void silence() throws Exception {
        try (PipedOutputStream quiet = new PipedOutputStream();
                EventFeed feed = new EventFeed(new PipedInputStream(quiet), Duration.ofMillis(1))) {
            assertThatIOException().isThrownBy(feed::next).withMessageContaining("silent");
        }
    }

    @Test
    @DisplayName("R2 an event in several lines is one, and a comment is none")
    void lines() throws Exception {
        String stream = ": hello\n\nid: 4\nevent: answered\ndata: {\ndata: }\n\n";
        try (EventFeed feed = new EventFeed(new ByteArrayInputStream(stream.getBytes(StandardCharsets.UTF_8)))) {
            assertThat(feed.next()).contains(new EventFeed.Event(4, "answered", "{\n}"));
            assertThat(feed.next()).isEmpty();
        }
    }
}
