package dev.atelier.core.sandbox;

import dev.atelier.core.sandbox.daemon.SandboxUser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;

/** A provider in a directory of its own, with all that a test needs to open sandboxes with it. */
public final class Workshop implements AutoCloseable {
    private final Path home;
    private final BiFunction<SandboxSettings, EgressListener, SandboxProvider> maker;
    private final List<String> denied = new CopyOnWriteArrayList<>();
    private SandboxProvider provider;

    public Workshop(Path home, BiFunction<SandboxSettings, EgressListener, SandboxProvider> maker) {
        this.home = home;
        this.maker = maker;
        this.provider = make();
    }

    /** Settings as an installation has them, but for the given data directory. */
    public static SandboxSettings settings(Path home) {
        return new SandboxSettings(
                SandboxKind.AUTO,
                home,
                "atelier/sandbox:dev",
                SandboxLimits.standard(),
                EgressPolicy.none(),
                Registries.standard(),
                Optional.of(Path.of("/etc/ssl/certs/ca-certificates.crt")).filter(Files::isReadable),
                Path.of("../agent-image/daemon").toAbsolutePath().normalize(),
                System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
    }

    private SandboxProvider make() {
        return maker.apply(settings(home), (sandbox, target) -> denied.add(sandbox + " " + target));
    }

    public SandboxProvider provider() {
        return provider;
    }

    /** What a restarted platform has. */
    public SandboxProvider restarted() {
        provider.close();
        provider = make();
        return provider;
    }

    public Path home() {
        return home;
    }

    /** What sandboxes were denied, as "id host:port". */
    public List<String> denied() {
        return denied;
    }

    public Sandbox open(String id) {
        return provider.open(spec(id));
    }

    public Sandbox open(String id, SandboxLimits limits) {
        SandboxSpec spec = spec(id);
        return provider.open(new SandboxSpec(spec.id(), spec.workTree(), limits, spec.egress(), spec.labels()));
    }

    public SandboxSpec spec(String id) {
        return spec(id, EgressPolicy.none());
    }

    /** A spec with a work tree that belongs to the sandbox's user. */
    public SandboxSpec spec(String id, EgressPolicy egress) {
        return new SandboxSpec(
                new SandboxId(id), workTree(id), SandboxLimits.standard(), egress, Map.of("purpose", "test"));
    }

    public Path workTree(String id) {
        try {
            Path tree = Files.createDirectories(home.resolve("work").resolve(id));
            if (SandboxUser.platformIsRoot()) {
                Files.setAttribute(tree, "unix:uid", SandboxUser.DEDICATED.uid());
                Files.setAttribute(tree, "unix:gid", SandboxUser.DEDICATED.gid());
            }
            return tree;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        for (SandboxId id : provider.existing()) {
            provider.remove(id);
        }
        provider.close();
    }
}
