package dev.atelier.web.telemetry;

import dev.atelier.core.run.LoggedEvent;
import dev.atelier.core.run.RunId;
import dev.atelier.core.run.RunObserver;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Hands the trace of each run that ends on this node to the container's OpenTelemetry, which sends it. Reading a run's log
 * holds nobody up: what does not fit into a short queue is dropped.
 */
final class TraceExport implements RunObserver, AutoCloseable {
    private static final Logger LOG = System.getLogger(TraceExport.class.getName());
    private static final int WAITING = 100;
    private static final int MOST_EVENTS = 5_000;

    private final Tracer tracer;
    private final Function<RunId, List<LoggedEvent>> log;
    private final ThreadPoolExecutor teller = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            Thread.ofPlatform().daemon().name("traces").factory());

    /**
     * Tells nothing yet.
     *
     * @param log finds the events of a run that has ended
     */
    TraceExport(Tracer tracer, Function<RunId, List<LoggedEvent>> log) {
        this.tracer = tracer;
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
            teller.execute(() -> tell(event.run()));
        } catch (RejectedExecutionException full) {
            LOG.log(Level.DEBUG, "too many runs end at once; the trace of one is dropped");
        }
    }

    @Override
    public void close() {
        teller.shutdownNow();
    }

    private void tell(RunId run) {
        try {
            List<RunSpan> spans = RunTrace.of(log.apply(run));
            if (spans.isEmpty()) {
                return;
            }
            Span whole = begin(spans.getFirst(), Context.root()).setAttribute("atelier.run", run.toString());
            Context within = Context.root().with(whole);
            spans.stream().skip(1).forEach(part -> end(part, begin(part, within)));
            end(spans.getFirst(), whole);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "a trace could not be told", e);
        }
    }

    private Span begin(RunSpan span, Context within) {
        SpanBuilder builder = tracer.spanBuilder(span.name()).setParent(within).setStartTimestamp(span.start());
        span.attributes().forEach((name, value) -> {
            if (value instanceof Number number) {
                builder.setAttribute(name, number.longValue());
            } else {
                builder.setAttribute(name, value.toString());
            }
        });
        return builder.startSpan();
    }

    private static void end(RunSpan span, Span begun) {
        if (span.failed()) {
            begun.setStatus(StatusCode.ERROR);
        }
        begun.end(span.end());
    }
}
