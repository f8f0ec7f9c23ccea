package dev.atelier.web.telemetry;

import dev.atelier.core.config.SettingException;
import dev.atelier.core.config.Settings;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * Tells the container's MicroProfile Telemetry where traces go, in its own words. Without a collector it stays switched
 * off.
 */
public final class CollectorConfig implements ConfigSource {
    private static final String ENDPOINT = "atelier.traces.endpoint";

    private final Map<String, String> values;

    public CollectorConfig() {
        this(Settings.fromEnvironment(System.getenv()));
    }

    CollectorConfig(Settings settings) {
        this.values = values(settings);
    }

    /** The collector, as {@code OTEL_EXPORTER_OTLP_ENDPOINT} would name it: without a path. */
    static Optional<URI> endpoint(Settings settings) {
        return settings.url(ENDPOINT);
    }

    private static Map<String, String> values(Settings settings) {
        try {
            return endpoint(settings)
                    .map(collector -> to(collector, settings.text("atelier.node", "node-1")))
                    .orElse(Map.of());
        } catch (SettingException wrong) {
            // The application says so when it starts; here nobody would understand it.
            return Map.of();
        }
    }

    private static Map<String, String> to(URI collector, String node) {
        return Map.of(
                "otel.sdk.disabled", "false",
                "otel.service.name", "atelier",
                "otel.resource.attributes", "service.instance.id=" + node,
                "otel.exporter.otlp.endpoint", collector.toString().replaceAll("/+$", ""),
                "otel.exporter.otlp.protocol", "http/protobuf",
                "otel.metrics.exporter", "none",
                "otel.logs.exporter", "none",
                // Spans of requests would bear their paths, and so names of files.
                "mp.opentracing.server.skip-pattern", ".*");
    }

    @Override
    public Set<String> getPropertyNames() {
        return values.keySet();
    }

    @Override
    public @Nullable String getValue(String name) {
        return values.get(name);
    }

    @Override
    public String getName() {
        return "Atelier's collector of traces";
    }
}
