package dev.atelier.local.server;

import dev.atelier.core.secret.Secret;
import dev.atelier.local.home.Home;
import dev.atelier.local.process.Program;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The preview gateway: the one port that browsers connect to. */
public final class Gateway implements Server {
    private static final String MAIN = "dev.atelier.proxy.Main";

    private final StartupArchive archive;
    private final Home home;
    private final int port;
    private final String bind;
    private final Secret key;
    private final Map<String, String> environment;

    public Gateway(
            Distribution distribution, Home home, int port, String bind, Secret key, Map<String, String> environment) {
        this.archive = distribution.startupArchive("gateway");
        this.home = home;
        this.port = port;
        this.bind = bind;
        this.key = key;
        this.environment = Environments.plain(environment);
    }

    @Override
    public String name() {
        return "gateway";
    }

    @Override
    public String title() {
        return "gateway";
    }

    @Override
    public void prepare() {}

    @Override
    public Program program() throws IOException {
        // The gateway is on the launcher's own class path.
        List<Path> classpath = Arrays.stream(
                        System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .map(Path::toAbsolutePath)
                .toList();
        Jvm jvm = new Jvm("16m", "128m")
                .with(archive.options(classpath))
                // One person's requests are few, and each waits for code that has not been compiled yet.
                .with("-XX:CompileThresholdScaling=0.1");
        Map<String, String> settings = Map.of(
                "ATELIER_PORT", String.valueOf(port),
                "ATELIER_BIND", bind,
                "ATELIER_ROUTES_DIR", home.routes().toString(),
                "ATELIER_GATEWAY_KEY", key.reveal());
        return new Program(
                name(), jvm.main(classpath, MAIN, List.of()), Environments.with(environment, settings), home.run());
    }

    @Override
    public boolean isReady() {
        return Probe.listens(port);
    }

    @Override
    public void onStopped() throws IOException {
        archive.keep();
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(10);
    }
}
