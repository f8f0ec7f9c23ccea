package dev.atelier.core.project;

import dev.atelier.core.browser.PageLooker;
import dev.atelier.core.config.Settings;
import dev.atelier.core.sandbox.SandboxChoice;
import dev.atelier.core.sandbox.SandboxSettings;
import dev.atelier.core.sandbox.memory.MemoryProgram;
import dev.atelier.core.sandbox.memory.MemoryProvider;
import dev.atelier.core.store.Database;
import dev.atelier.core.tenant.Actor;
import dev.atelier.core.tenant.Role;
import dev.atelier.core.tenant.SignIn;
import dev.atelier.core.tenant.Tenants;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The whole engine on a real database, with sandboxes in memory and a template of three files. */
public final class EngineFixture {
    static final String KEY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    private EngineFixture() {}

    public static Engine start(Path directory, Database database, Map<String, String> more) {
        return start(directory, database, more, Map.of(), Optional.empty());
    }

    /** With programs that commands can call. */
    public static Engine start(
            Path directory, Database database, Map<String, String> more, Map<String, MemoryProgram> programs) {
        return start(directory, database, more, programs, Optional.empty());
    }

    /** @param looker looks at the apps */
    static Engine start(Path directory, Database database, Map<String, String> more, Optional<PageLooker> looker) {
        return start(directory, database, more, Map.of(), looker);
    }

    /** With providers of one's own, made of the data directory. */
    public static Engine start(
            Path directory, Database database, Map<String, String> more, Function<Path, SandboxChoice> sandboxes) {
        Map<String, String> environment = environment(directory, more);
        Settings settings = Settings.fromEnvironment(environment);
        SandboxSettings sandboxSettings = SandboxSettings.from(settings, environment);
        return new Engine(
                settings, sandboxSettings, sandboxes.apply(sandboxSettings.home()), Optional.empty(), database);
    }

    private static Engine start(
            Path directory,
            Database database,
            Map<String, String> more,
            Map<String, MemoryProgram> programs,
            Optional<PageLooker> looker) {
        Map<String, String> environment = environment(directory, more);
        Settings settings = Settings.fromEnvironment(environment);
        SandboxSettings sandboxSettings = SandboxSettings.from(settings, environment);
        MemoryProvider provider = new MemoryProvider(sandboxSettings.home(), programs);
        return new Engine(settings, sandboxSettings, new SandboxChoice(provider, "for a test"), looker, database);
    }

    private static Map<String, String> environment(Path directory, Map<String, String> more) {
        try {
            Path template = directory.resolve("template");
            Files.createDirectories(template.resolve("src"));
            Files.createDirectories(template.resolve("node_modules"));
            Files.writeString(
                    template.resolve("index.html"),
                    "<html><head><title>New project</title></head><body><div id=\"root\"></div></body></html>");
            Files.writeString(template.resolve("src/App.jsx"), "export default function App() { return null }\n");
            Map<String, String> environment = new HashMap<>(Map.of(
                    "ATELIER_HOME",
                    directory.resolve("home").toString(),
                    "ATELIER_ROUTES_DIR",
                    directory.resolve("routes").toString(),
                    "ATELIER_GATEWAY_KEY",
                    KEY,
                    "ATELIER_SECRETS_KEY",
                    KEY,
                    "ATELIER_TEMPLATE_DIR",
                    template.toString(),
                    // Whoever counts what there is does not want to be surprised by what nobody has asked for.
                    "ATELIER_PREVIEW_WARM",
                    "0"));
            environment.putAll(more);
            return environment;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With sandboxes that isolate, as the settings say; the daemon is the one beside this module. */
    public static Engine startIsolated(Path directory, Database database, Map<String, String> more) {
        Map<String, String> environment = environment(directory, more);
        environment.put("ATELIER_BROWSER", "none");
        environment.put(
                "ATELIER_DAEMON_DIR",
                Path.of("../agent-image/daemon").toAbsolutePath().normalize().toString());
        Map<String, String> all = new HashMap<>(System.getenv());
        all.putAll(environment);
        return Engine.start(Settings.fromEnvironment(environment), all, database);
    }

    public static Actor person(Database database, String name, String tenant) {
        return new Tenants(database, Clock.systemUTC())
                .signIn(new SignIn("subject-" + name, name, name, List.of(tenant), Role.OWNER, false));
    }
}
