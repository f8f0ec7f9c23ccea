package dev.atelier.local;

import dev.atelier.local.home.Home;
import dev.atelier.local.home.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** The one route that never changes: the platform's own host. All others are written by the platform. */
final class RouteFile {
    private RouteFile() {}

    static void write(Home home, String host, int platformPort) throws IOException {
        Map<String, Object> route = Map.of(
                "version",
                1,
                "host",
                host,
                "upstream",
                "http://127.0.0.1:" + platformPort,
                "state",
                "running",
                "access",
                "open",
                "generation",
                1,
                "title",
                "Atelier");
        Path routes = home.routes();
        // The gateway overlooks names with a leading dot until the rename.
        Path fresh = routes.resolve("." + host + ".new");
        Files.writeString(fresh, Json.write(route));
        Files.move(fresh, routes.resolve(host + ".json"), StandardCopyOption.ATOMIC_MOVE);
    }
}
