package dev.atelier.web.telemetry;

import dev.atelier.core.run.LoggedEvent;
import dev.atelier.core.run.RunId;
import dev.atelier.core.run.RunObserver;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Sends the trace of each run that ends on this node to a collector. A collector that is slow or away holds nobody up: what
 * does not fit into a short queue is dropped, and said so once.
 */
final class TraceExport implements RunObserver, AutoCloseable {
    private static final Logger LOG = System.getLogger(TraceExport.class.getName());
    private static final int WAITING = 100;
    private static final int MOST_EVENTS = 5_000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final URI collector;
    private final String node;
    private final Function<RunId, List<LoggedEvent>> log;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final ThreadPoolExecutor sender = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            Thread.ofPlatform().daemon().name("traces").factory());
    private volatile boolean away;

    /**
     * Sends nothing yet.
     *
     * @param collector where OTLP is taken, as {@code OTEL_EXPORTER_OTLP_ENDPOINT} would name it: without the path
     * @param log finds the events of a run that has ended
     */
    TraceExport(URI collector, String node, Function<RunId, List<LoggedEvent>> log) {
        String base = collector.toString().replaceAll("/+$", "");
        this.collector = URI.create(base + "/v1/traces");
        this.node = node;
        this.log = log;
    }

    static int mostEvents() {
        return MOST_EVENTS;
    }

    @Override
    public void onEvent(LoggedEvent event) {
        if (!event.isLast()) {
            return;
        }
        try {
            sender.execute(() -> send(event.run()));
        } catch (RejectedExecutionException full) {
            complain("the collector of traces is too slow; traces are dropped");
        }
    }

    @Override
    public void close() {
        sender.shutdownNow();
    }

    private void send(RunId run) {
        try {
            List<Span> spans = RunTrace.of(log.apply(run));
            if (spans.isEmpty()) {
                return;
            }
            HttpResponse<Void> answer = http.send(
                    HttpRequest.newBuilder(collector)
                            .timeout(PATIENCE)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofByteArray(Otlp.trace(run, spans, node)))
                            .build(),
                    BodyHandlers.discarding());
            if (answer.statusCode() >= 400) {
                complain("the collector of traces answers " + answer.statusCode());
            } else {
                away = false;
            }
        } catch (IOException e) {
            complain("the collector of traces does not answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "a trace could not be told", e);
        }
    }

    /** Once, until it works again. */
    private void complain(String what) {
        LOG.log(away ? Level.DEBUG : Level.WARNING, what);
        away = true;
    }
}
