package dev.atelier.core.run;

import dev.atelier.core.tenant.TenantId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Tells that something has happened in a tenant's runs, whichever process wrote it. What it was has to be asked: however
 * much happens, the listener is called once and then not for a moment, on a thread of this watch's own.
 */
final class TenantWatch implements RunFeed.Subscriber, AutoCloseable {
    private static final Logger LOG = System.getLogger(TenantWatch.class.getName());
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final RunFeed feed;
    private final TenantId tenant;
    private final Runnable listener;
    private final Semaphore news = new Semaphore(0);
    private final CountDownLatch closed = new CountDownLatch(1);

    TenantWatch(RunFeed feed, TenantId tenant, Runnable listener) {
        this.feed = feed;
        this.tenant = tenant;
        this.listener = listener;
    }

    void start() {
        feed.add(this);
        Thread.ofVirtual().name("tenant-watch").start(this::watch);
    }

    @Override
    public void close() {
        feed.remove(this);
        closed.countDown();
        news.release();
    }

    @Override
    public boolean wants(RunFeed.Topic topic) {
        return topic.tenant().equals(tenant);
    }

    @Override
    public void onEvent(LoggedEvent event) {
        news.release();
    }

    @Override
    public void onSignal(RunId run, LiveSignal signal) {
        // Text that appears changes no list.
    }

    @Override
    public void onNewest(RunId run, long sequence) {
        news.release();
    }

    private void watch() {
        try {
            do {
                news.acquire();
                news.drainPermits();
                if (closed.getCount() > 0) {
                    listener.run();
                }
            } while (!closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.log(Level.INFO, "a watch of a tenant's runs ended because its listener failed", e);
        } finally {
            feed.remove(this);
        }
    }
}
