package dev.atelier.core.sandbox.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.httpclient5.ApacheDockerHttpClient;
import dev.atelier.core.sandbox.EgressListener;
import dev.atelier.core.sandbox.Health;
import dev.atelier.core.sandbox.Sandbox;
import dev.atelier.core.sandbox.SandboxId;
import dev.atelier.core.sandbox.SandboxProvider;
import dev.atelier.core.sandbox.SandboxSettings;
import dev.atelier.core.sandbox.SandboxSpec;
import dev.atelier.core.sandbox.daemon.OpenSandboxes;
import dev.atelier.core.sandbox.daemon.Quietly;
import dev.atelier.core.sandbox.daemon.SandboxUser;
import dev.atelier.core.sandbox.daemon.SocketDirectories;
import dev.atelier.core.sandbox.daemon.Watchdog;
import dev.atelier.core.sandbox.egress.EgressProxies;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes sandboxes with the Docker engine that {@code DOCKER_HOST} names, by default the one of this machine. */
public final class DockerProvider implements SandboxProvider {
    private static final String NAME = "docker";
    private static final int CONNECTIONS = 64;
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);
    private static final Duration ANSWER_WITHIN = Duration.ofMinutes(1);

    private final Watchdog watchdog = new Watchdog();
    private final DockerClient engine = connect();
    private final SocketDirectories directories;
    private final DockerCheck check;
    private final DockerLauncher launcher;
    private final OpenSandboxes sandboxes;

    public DockerProvider(SandboxSettings settings, EgressListener egress) {
        this.directories = new SocketDirectories(settings.home(), "d", SandboxUser.ofThisProcess());
        this.check = new DockerCheck(engine, settings.image());
        this.launcher = new DockerLauncher(engine, settings, new Labels(directories.installation()));
        this.sandboxes = new OpenSandboxes(launcher, directories, new EgressProxies(egress, watchdog), watchdog);
    }

    private static DockerClient connect() {
        DefaultDockerClientConfig config =
                DefaultDockerClientConfig.createDefaultConfigBuilder().build();
        return DockerClientImpl.getInstance(
                config,
                new ApacheDockerHttpClient.Builder()
                        .dockerHost(config.getDockerHost())
                        .sslConfig(config.getSSLConfig())
                        .maxConnections(CONNECTIONS)
                        .connectionTimeout(CONNECT_WITHIN)
                        .responseTimeout(ANSWER_WITHIN)
                        .build());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Sandbox open(SandboxSpec spec) {
        return sandboxes.open(spec);
    }

    @Override
    public Optional<Sandbox> adopt(SandboxSpec spec) {
        return sandboxes.adopt(spec);
    }

    @Override
    public void retain(Set<SandboxId> wanted) {
        for (SandboxId id : launcher.existing()) {
            if (!wanted.contains(id)) {
                sandboxes.remove(id);
            }
        }
        directories.deleteAllBut(wanted);
    }

    @Override
    public List<SandboxId> existing() {
        return launcher.existing();
    }

    @Override
    public void remove(SandboxId id) {
        sandboxes.remove(id);
    }

    @Override
    public Health health() {
        return check.health();
    }

    @Override
    public void close() {
        sandboxes.abandonAll();
        Quietly.close(engine);
        watchdog.close();
    }
}
