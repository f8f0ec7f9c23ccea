package dev.atelier.proxy;

import dev.atelier.proxy.contract.GatewayKey;
import dev.atelier.proxy.contract.HostName;
import dev.atelier.proxy.contract.Pass;
import dev.atelier.proxy.contract.Passes;
import dev.atelier.proxy.contract.RouteTable;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.Optional;

/** A gateway with a directory of routes, and everything that a test opens through it, closed in one go. */
final class Rig implements Closeable {
    static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);
    static final Passes PASSES = new Passes(GatewayKey.of(KEY).orElseThrow(), Clock.systemUTC());
    static final String HOST = "pottery.apps.localhost";

    private final Path directory;
    private final RouteTable routes;
    private final Gateway gateway;
    private final Deque<Closeable> opened = new ArrayDeque<>();

    private Rig(Path directory, Limits limits) {
        this.directory = directory;
        GatewaySettings usual = GatewaySettings.of(0, "127.0.0.1", directory.resolve("routes"), KEY);
        GatewaySettings limited = new GatewaySettings(
                usual.port(),
                usual.bind(),
                usual.routes(),
                usual.key(),
                usual.trustedProxies(),
                usual.platformCookies(),
                limits);
        try {
            this.routes = RouteTable.open(usual.routes());
            this.gateway = Gateway.start(limited, routes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Rig in(Path directory, Limits limits) {
        return new Rig(directory, limits);
    }

    /** The usual limits, with a hold that is long enough for a slow machine and short enough for a test. */
    static Limits patient() {
        return limits(Duration.ofMillis(500), Duration.ofSeconds(15));
    }

    static Limits limits(Duration holdPage, Duration hold) {
        Limits usual = Limits.USUAL;
        return new Limits(
                usual.connections(),
                usual.requests(),
                usual.requestsPerHost(),
                usual.backlogBytes(),
                usual.headerBytes(),
                usual.lineBytes(),
                usual.idle(),
                usual.stalled(),
                usual.answer(),
                holdPage,
                hold,
                usual.wakeEvery());
    }

    Path routes() {
        return directory.resolve("routes");
    }

    int port() {
        return gateway.port();
    }

    FakeApp app(FakeApp.Behaviour behaviour) {
        return keep(FakeApp.onPort(behaviour));
    }

    FakeApp socketApp(FakeApp.Behaviour behaviour) {
        return keep(FakeApp.onSocket(directory.resolve("dev" + opened.size() + ".sock"), behaviour));
    }

    /** An app behind the usual host, without any need for a pass. */
    FakeApp openApp(FakeApp.Behaviour behaviour) {
        FakeApp app = socketApp(behaviour);
        route(RouteFile.open(HOST, app.upstream()));
        return app;
    }

    /** An app behind the usual host as a private preview. */
    FakeApp preview(FakeApp.Behaviour behaviour) {
        FakeApp app = socketApp(behaviour);
        route(RouteFile.preview(HOST, app.upstream()));
        return app;
    }

    /** Writes a route, and makes the gateway look at it: that it notices by itself is for {@code RestartTest}. */
    void route(RouteFile file) {
        file.writeTo(routes());
        routes.refresh(HostName.of(file.host()).orElseThrow());
    }

    void removeRoute(String host) {
        try {
            Files.delete(routes().resolve(host + ".json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Browser browser() {
        return keep(new Browser(port()));
    }

    /** How many connections the gateway says are open, besides the one that asks. */
    int connections() {
        try (Browser asking = new Browser(port())) {
            String health = asking.get("localhost", "/.atelier/health").body();
            return Integer.parseInt(health.replaceAll(".*\"connections\":(\\d+).*", "$1")) - 1;
        }
    }

    <T extends Closeable> T keep(T resource) {
        opened.push(resource);
        return resource;
    }

    /** The header of a browser that has a pass for the usual host. */
    static String cookie() {
        return "Cookie: atelier_preview=" + token(Pass.Use.SESSION, HOST, 1);
    }

    static String ticket() {
        return token(Pass.Use.TICKET, HOST, 1);
    }

    static String token(Pass.Use use, String host, long generation) {
        Instant expires = Instant.now().plusSeconds(60);
        return PASSES.sign(
                new Pass(use, HostName.of(host).orElseThrow(), generation, "someone", Optional.empty(), expires));
    }

    /** What somebody has who came by a share link. */
    static String guest(Pass.Use use, String link) {
        Instant expires = Instant.now().plusSeconds(60);
        return PASSES.sign(new Pass(use, HostName.of(HOST).orElseThrow(), 1, "guest", Optional.of(link), expires));
    }

    @Override
    public void close() throws IOException {
        while (!opened.isEmpty()) {
            opened.pop().close();
        }
        gateway.close();
    }
}
