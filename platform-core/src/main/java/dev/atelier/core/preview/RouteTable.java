package dev.atelier.core.preview;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.atelier.core.source.ProjectId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the gateway knows: one file for each host, replaced in one step (tenant-proxy/ROUTES.md has the format). Files
 * outlive both processes, so a gateway that starts again has its routes before the platform has said a word.
 */
final class RouteTable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PreviewSettings settings;
    private final ActivityFiles activity;
    private final Map<ProjectId, List<Guest>> guests = new HashMap<>();
    private final Map<ProjectId, Published> published = new HashMap<>();

    private record Published(PreviewTarget target, PreviewState state, Optional<Path> devSocket) {}

    RouteTable(PreviewSettings settings) {
        this.settings = settings;
        try {
            Files.createDirectories(settings.routesDirectory());
        } catch (IOException e) {
            throw new UncheckedIOException("ATELIER_ROUTES_DIR cannot be made", e);
        }
        this.activity = ActivityFiles.beside(settings.routesDirectory());
    }

    /** Publishes where the host leads now. */
    synchronized void publish(PreviewTarget target, PreviewState state, Optional<Path> devSocket) {
        published.put(target.project(), new Published(target, state, devSocket));
        write(target, state, devSocket);
    }

    /**
     * Says who else may see a project's preview, and publishes it at once, whatever the preview is doing: a link that was
     * revoked must not wait for a start.
     */
    synchronized void guests(ProjectId project, List<Guest> now) {
        List<Guest> before = now.isEmpty() ? guests.remove(project) : guests.put(project, List.copyOf(now));
        Published route = published.get(project);
        if (route != null && !now.equals(before == null ? List.of() : before)) {
            write(route.target(), route.state(), route.devSocket());
        }
    }

    /** Of which projects somebody without an account may see the preview. */
    synchronized Set<ProjectId> shared() {
        return Set.copyOf(guests.keySet());
    }

    private void write(PreviewTarget target, PreviewState state, Optional<Path> devSocket) {
        HostName host = PreviewTickets.host(settings, target);
        Map<String, Object> route = new LinkedHashMap<>();
        route.put("version", 1);
        route.put("host", host.value());
        devSocket.ifPresent(socket -> route.put("upstream", "unix:" + socket));
        route.put("state", word(state));
        route.put("access", "ticket");
        route.put("generation", target.generation());
        route.put("title", target.title());
        route.put("wake", settings.internalUrl() + "/internal/previews/" + target.project() + "/wake");
        route.put("enter", settings.origin() + "/preview/enter");
        route.put("frameAncestors", settings.origin());
        route.put(
                "guests",
                guests.getOrDefault(target.project(), List.of()).stream()
                        .map(RouteTable::document)
                        .toList());
        route.put(
                "activity",
                Map.of(
                        "file", activity.of(host).toString(),
                        "idleTexts", DevServer.IDLE_TEXTS,
                        "idleProtocols", DevServer.IDLE_PROTOCOLS));
        if (state instanceof PreviewState.Failed failed) {
            route.put("detail", failed.fault().message());
        }
        if (state instanceof PreviewState.Starting starting) {
            route.put("ahead", starting.ahead());
        }
        write(host, route);
    }

    /** When somebody used it last through the gateway. */
    Optional<Instant> lastUse(PreviewTarget target) {
        return activity.lastUse(PreviewTickets.host(settings, target));
    }

    /** For the gateway what is paused sleeps: it has to be woken before anything is sent to it. */
    private static String word(PreviewState state) {
        return switch (state) {
            case PreviewState.Sleeping sleeping -> "sleeping";
            case PreviewState.Starting starting -> "starting";
            case PreviewState.Running running -> "running";
            case PreviewState.Paused paused -> "sleeping";
            case PreviewState.Failed failed -> "failed";
        };
    }

    /** Takes away the routes of all previews but these. */
    void retain(List<PreviewTarget> targets) {
        Set<HostName> hosts = targets.stream()
                .map(target -> PreviewTickets.host(settings, target))
                .collect(Collectors.toSet());
        activity.retain(hosts);
        Set<Path> wanted = hosts.stream().map(this::file).collect(Collectors.toSet());
        try (DirectoryStream<Path> routes =
                Files.newDirectoryStream(settings.routesDirectory(), "*." + settings.domain() + ".json")) {
            for (Path route : routes) {
                if (!wanted.contains(route)) {
                    Files.deleteIfExists(route);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("old routes cannot be removed", e);
        }
    }

    synchronized void remove(PreviewTarget target) {
        guests.remove(target.project());
        published.remove(target.project());
        try {
            HostName host = PreviewTickets.host(settings, target);
            Files.deleteIfExists(file(host));
            activity.forget(host);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> document(Guest guest) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", guest.id());
        guest.until().ifPresent(until -> document.put("until", until.getEpochSecond()));
        return document;
    }

    private void write(HostName host, Map<String, Object> route) {
        Path next = settings.routesDirectory().resolve("." + host + ".next");
        try {
            Files.write(next, JSON.writeValueAsBytes(route));
            Files.move(next, file(host), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException("a route cannot be written", e);
        }
    }

    private Path file(HostName host) {
        return settings.routesDirectory().resolve(host + ".json");
    }
}
