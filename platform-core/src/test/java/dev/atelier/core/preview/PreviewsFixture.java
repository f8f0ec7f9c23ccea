package dev.atelier.core.preview;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.atelier.core.config.Settings;
import dev.atelier.core.sandbox.EgressListener;
import dev.atelier.core.sandbox.EgressPolicy;
import dev.atelier.core.sandbox.SandboxId;
import dev.atelier.core.sandbox.SandboxLimits;
import dev.atelier.core.sandbox.SandboxProvider;
import dev.atelier.core.sandbox.SandboxSettings;
import dev.atelier.core.sandbox.Workshop;
import dev.atelier.core.sandbox.daemon.SandboxUser;
import dev.atelier.core.source.FileOwner;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.source.SourceTree;
import dev.atelier.core.source.SourceTrees;
import dev.atelier.core.tenant.TenantId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.awaitility.Awaitility;

/** Previews in a directory of their own, with a starter whose dev server is a few lines, and time that a test makes pass. */
final class PreviewsFixture implements AutoCloseable {
    static final Duration PAUSE = Duration.ofMinutes(1);
    static final Duration IDLE = Duration.ofMinutes(15);

    /** Says who it is, and echoes on every other kind of connection, as a stream that stays open. */
    private static final String DEV_SERVER = """
            const http = require('http');
            const server = http.createServer((request, response) => {
              if (request.url === '/crash') process.exit(3);
              response.end('pid ' + process.pid + ' ' + require('fs').readFileSync('index.html', 'utf8'));
            });
            server.on('upgrade', (request, socket) => {
              socket.write('HTTP/1.1 101 Switching Protocols\\r\\nUpgrade: echo\\r\\nConnection: Upgrade\\r\\n\\r\\n');
              socket.pipe(socket);
            });
            server.listen(Number(process.argv[process.argv.indexOf('--port') + 1]), '127.0.0.1');
            """;

    private static final String LIBRARY = """
            import { createRequire } from 'node:module';
            export async function createServer({ server }) {
              process.argv.push('--port', String(server.port));
              return { listen: () => createRequire(import.meta.url)('./bin/vite.js'), printUrls: () => {} };
            }
            """;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final BiFunction<SandboxSettings, EgressListener, SandboxProvider> maker;
    private final Map<String, String> more = new HashMap<>();
    private final List<PreviewTarget> targets = new ArrayList<>();
    /** Tenants with limits of their own. */
    final Map<TenantId, SandboxLimits> limited = new HashMap<>();

    final Path home;
    final ManualClock clock = new ManualClock();
    SandboxProvider provider;
    SourceTrees sources;
    Previews previews;

    PreviewsFixture(Path home, BiFunction<SandboxSettings, EgressListener, SandboxProvider> maker) {
        this.home = home;
        this.maker = maker;
        try {
            Path vite = Files.createDirectories(template().resolve("node_modules/vite/bin"));
            Files.writeString(vite.resolve("vite.js"), DEV_SERVER);
            // Also for who calls Vite as a library.
            Files.writeString(
                    vite.resolve("../package.json"),
                    "{\"exports\":{\".\":\"./index.mjs\",\"./package.json\":\"./package.json\"}}");
            Files.writeString(vite.resolve("../index.mjs"), LIBRARY);
            Files.writeString(template().resolve("package.json"), "{}");
            Files.writeString(template().resolve("index.html"), "<title>New project</title>");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.provider = makeProvider();
        this.sources = makeSources();
        this.previews = makePreviews();
    }

    Path template() {
        return home.resolve("starter");
    }

    /** From here on with another setting. */
    PreviewsFixture with(String key, String value) {
        more.put(key, value);
        previews.close();
        previews = makePreviews();
        return this;
    }

    /** What a platform has that was killed and started again: its sandboxes' fate is the provider's business. */
    void restart() {
        provider.close();
        provider = makeProvider();
        sources = makeSources();
        previews = makePreviews();
        previews.takeOver(targets);
    }

    private SandboxProvider makeProvider() {
        return maker.apply(Workshop.settings(home), EgressListener.logging());
    }

    private SourceTrees makeSources() {
        SandboxUser user = SandboxUser.ofThisProcess();
        FileOwner owner =
                SandboxUser.platformIsRoot() ? FileOwner.of(user.uid(), user.gid()) : FileOwner.keepProcessOwner();
        return new SourceTrees(home.resolve("projects"), home.resolve("history"), owner);
    }

    private Previews makePreviews() {
        Map<String, String> environment = new HashMap<>(Map.of(
                "ATELIER_ROUTES_DIR", home.resolve("routes").toString(),
                "ATELIER_GATEWAY_KEY", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "ATELIER_PREVIEW_WARM", "0"));
        environment.putAll(more);
        return new Previews(
                Settings.fromEnvironment(environment).live(PreviewSettings::from),
                provider,
                tenant -> limited.getOrDefault(tenant, SandboxLimits.standard()),
                SandboxLimits::standard,
                EgressPolicy::none,
                sources,
                new StarterFiles(template(), template().resolve("node_modules")),
                clock);
    }

    /** A project of the starter, as the platform makes it, of a tenant of its own. */
    PreviewTarget project(String slug) {
        return project(slug, TenantId.random());
    }

    PreviewTarget project(String slug, TenantId tenant) {
        ProjectId id = previews.takeWarm(tenant).orElseGet(ProjectId::random);
        try (SourceTree tree = sources.create(id, template(), Map.of())) {
            assertThat(tree.head()).isPresent();
            PreviewTarget target = new PreviewTarget(id, tenant, slug, slug, 1, Optional.empty());
            targets.add(target);
            previews.publish(target);
            return target;
        }
    }

    void delete(PreviewTarget target) {
        targets.remove(target);
        previews.remove(target);
        sources.delete(target.project());
    }

    List<PreviewTarget> targets() {
        return targets;
    }

    /** Time passes, and the platform notices. */
    void pass(Duration time) {
        clock.pass(time);
        previews.lookAfter();
    }

    /** As the gateway does when somebody uses the host. */
    void use(PreviewTarget target) {
        try {
            Path file = Path.of(route(target).path("activity").path("file").asText());
            if (!Files.exists(file)) {
                Files.createFile(file);
            }
            Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the app answers, past the gateway. */
    String page(PreviewTarget target) {
        Path socket = Path.of(route(target).path("upstream").asText().substring("unix:".length()));
        try {
            HostName host = new HostName(target.slug() + ".apps.localhost");
            return new DevServerClient(socket, host).get("/", "*/*", PAUSE).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    JsonNode route(PreviewTarget target) {
        try {
            return JSON.readTree(home.resolve("routes")
                    .resolve(target.slug() + ".apps.localhost.json")
                    .toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    PreviewState state(PreviewTarget target) {
        return previews.state(target.project());
    }

    void awaitState(PreviewTarget target, Class<? extends PreviewState> state) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> state(target), state::isInstance);
    }

    @Override
    public void close() {
        previews.close();
        for (SandboxId id : provider.existing()) {
            provider.remove(id);
        }
        provider.close();
    }
}
