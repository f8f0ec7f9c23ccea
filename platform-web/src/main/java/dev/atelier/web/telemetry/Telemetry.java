package dev.atelier.web.telemetry;

import dev.atelier.core.config.Settings;
import dev.atelier.core.project.Engine;
import dev.atelier.core.run.QueueFigures;
import dev.atelier.web.push.LiveUpdates;
import io.opentelemetry.api.OpenTelemetry;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.eclipse.microprofile.metrics.Tag;

/** Begins to measure when the application starts, and ends with it. */
@ApplicationScoped
public class Telemetry {
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);

    @Inject
    Engine engine;

    @Inject
    Settings settings;

    @Inject
    MetricRegistry registry;

    @Inject
    OpenTelemetry openTelemetry;

    private final List<AutoCloseable> open = new ArrayList<>();
    private QueueFigures figures = new QueueFigures(0, 0);
    private long asked = System.nanoTime() - FRESH_NANOS;

    void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
        open.add(engine.runs().observe(new RunMeters(new RegistryMeters(registry))));
        gauge(
                "atelier_runs_waiting",
                "runs in the queue, of all nodes",
                all -> all.queue().waiting());
        gauge(
                "atelier_runs_working",
                "runs that are worked on, of all nodes",
                all -> all.queue().working());
        gauge("atelier_workers_busy", "runs that this node works on", all -> all.engine.busyWorkers());
        gauge(
                "atelier_previews_warm",
                "sandboxes that wait for new projects on this node",
                all -> all.engine.previews().warm());
        if (CollectorConfig.endpoint(settings).isPresent()) {
            exportTraces();
        }
    }

    @PreDestroy
    void stop() {
        open.forEach(LiveUpdates::close);
    }

    private void exportTraces() {
        TraceExport export = new TraceExport(
                openTelemetry.getTracer("dev.atelier.run"),
                run -> engine.runs().observed(run, TraceExport.mostEvents()));
        open.add(engine.runs().observe(export));
        open.add(export);
    }

    private void gauge(String name, String description, ToDoubleFunction<Telemetry> value) {
        registry.gauge(
                Metadata.builder()
                        .withName(name)
                        .withDescription(description)
                        .withUnit(MetricUnits.NONE)
                        .build(),
                this,
                value::applyAsDouble);
    }

    /** One question to the database for all gauges of one answer. */
    private synchronized QueueFigures queue() {
        long now = System.nanoTime();
        if (now - asked >= FRESH_NANOS) {
            figures = engine.runs().figures();
            asked = now;
        }
        return figures;
    }

    /** Keeps numbers where the container shows them. */
    private record RegistryMeters(MetricRegistry registry) implements RunMeters.Meters {
        @Override
        public void count(String name, String label, String value, long more) {
            registry.counter(name, new Tag(label, value)).inc(more);
        }

        @Override
        public void took(String name, Duration time) {
            registry.timer(name).update(time);
        }
    }
}
