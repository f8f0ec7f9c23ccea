package dev.atelier.core.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DeadlineTest {
    @Test
    @DisplayName("T3 who waits for what is left finds that it is over, and so does not call it something else")
    void waitedFor() throws SocketTimeoutException {
        Deadline deadline = Deadline.in(Duration.ofNanos(2_900_000));
        long left = deadline.millisLeft();

        for (long from = System.nanoTime(); System.nanoTime() - from < left * 1_000_000; ) {
            Thread.onSpinWait();
        }

        assertThat(deadline.isOver()).isTrue();
    }
}
