package dev.atelier.core.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.atelier.core.tenant.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("B16 starts wait for a place")
@Tag("slow")
class StartQueueTest {
    private final TenantId busy = TenantId.random();
    private final TenantId small = TenantId.random();
    private final List<String> begun = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> ahead = new ConcurrentHashMap<>();
    private final Map<String, CountDownLatch> ends = new ConcurrentHashMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private final Semaphore overlap = new Semaphore(2);

    @AfterEach
    void stop() {
        threads.forEach(Thread::interrupt);
    }

    @Test
    @DisplayName("as they came, two at a time, and know how many come before them")
    void positions() {
        StartQueue queue = new StartQueue(2);
        for (String name : List.of("a", "b", "c", "d")) {
            begin(queue, busy, name);
        }

        await().until(() -> begun.size() == 2 && ahead.getOrDefault("d", 0) == 2);
        assertThat(begun).containsExactly("a", "b");
        assertThat(ahead).containsEntry("c", 1).doesNotContainKey("a");
        assertThat(queue.isQuiet()).isFalse();

        end("a");
        await().until(() -> begun.contains("c") && ahead.getOrDefault("d", 0) == 1);

        for (String name : List.of("b", "c", "d")) {
            end(name);
        }
        await().until(queue::isQuiet);
    }

    @Test
    @DisplayName("a tenant that wants one does not wait for another that wants ten")
    void fairness() {
        StartQueue queue = new StartQueue(1);
        for (int i = 0; i < 10; i++) {
            begin(queue, busy, "busy" + i);
        }
        begin(queue, small, "small");
        await().until(() -> ahead.getOrDefault("small", -1) == 1 && ahead.getOrDefault("busy1", -1) == 2);

        end("busy0");

        await().until(() -> begun.size() == 2);
        assertThat(begun.get(1)).isEqualTo("small");
    }

    @Test
    @DisplayName("who is interrupted leaves the queue, and keeps nobody waiting")
    void interrupted() {
        StartQueue queue = new StartQueue(1);
        begin(queue, busy, "first");
        begin(queue, busy, "gone");
        begin(queue, busy, "last");

        threads.get(1).interrupt();
        await().until(() -> !threads.get(1).isAlive() && ahead.getOrDefault("last", -1) == 1);
        end("first");

        await().until(() -> begun.contains("last"));
        assertThat(begun).containsExactly("first", "last");
    }

    /** In a thread of its own; returns once it waits or has a place. */
    private void begin(StartQueue queue, TenantId tenant, String name) {
        CountDownLatch end = new CountDownLatch(1);
        ends.put(name, end);
        threads.add(Thread.ofVirtual().start(() -> {
            try (StartQueue.Place place = queue.enter(tenant, before -> ahead.put(name, before))) {
                assertThat(place).isNotNull();
                assertThat(overlap.tryAcquire()).isTrue();
                try {
                    begun.add(name);
                    end.await();
                } finally {
                    // Before the place is given back, also when the test is over.
                    overlap.release();
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }));
        await().until(() -> begun.contains(name) || ahead.containsKey(name));
    }

    private void end(String name) {
        CountDownLatch end = ends.get(name);
        if (end != null) {
            end.countDown();
        }
    }
}
