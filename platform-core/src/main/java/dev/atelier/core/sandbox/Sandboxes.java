package dev.atelier.core.sandbox;

import dev.atelier.core.sandbox.bubblewrap.BubblewrapProvider;
import dev.atelier.core.sandbox.docker.DockerProvider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.Supplier;

/** Picks the providers that {@code ATELIER_SANDBOX} asks for. Isolation is never dropped silently: none is an error (R9). */
public final class Sandboxes {
    private static final Logger LOG = System.getLogger(Sandboxes.class.getName());

    private Sandboxes() {}

    /**
     * The provider for these settings; closing it is the caller's business.
     *
     * @throws dev.atelier.core.fault.FaultException naming what to install when it cannot make sandboxes here
     */
    public static SandboxChoice choose(SandboxSettings settings, EgressListener egress) {
        return choose(
                settings.kind(),
                () -> new DockerProvider(settings, egress),
                () -> new BubblewrapProvider(settings, egress));
    }

    static SandboxChoice choose(
            SandboxKind kind, Supplier<? extends SandboxProvider> docker, Supplier<? extends SandboxProvider> local) {
        SandboxChoice choice = switch (kind) {
            case DOCKER -> asked(SandboxKind.DOCKER, docker.get());
            case LOCAL -> asked(SandboxKind.LOCAL, local.get());
            case AUTO -> firstThatWorks(docker.get(), local);
        };
        LOG.log(
                Level.INFO,
                "sandboxes provider={0} reason={1}",
                choice.provider().name(),
                choice.reason());
        return choice;
    }

    private static SandboxChoice asked(SandboxKind kind, SandboxProvider provider) {
        Health health = provider.health();
        if (health.isUp()) {
            return only(kind, provider, "asked for by ATELIER_SANDBOX: " + health.why());
        }
        provider.close();
        throw SandboxFaults.unavailable(
                        "ATELIER_SANDBOX asks for " + provider.name() + ", which does not work here. " + health.why())
                .asException();
    }

    private static SandboxChoice firstThatWorks(SandboxProvider docker, Supplier<? extends SandboxProvider> other) {
        Health dockerHealth = docker.health();
        if (dockerHealth.isUp()) {
            // Whether the other one works is asked when somebody asks for it: that takes a moment.
            SequencedMap<SandboxKind, SandboxProvider> both = new LinkedHashMap<>();
            both.put(SandboxKind.DOCKER, docker);
            both.put(SandboxKind.LOCAL, other.get());
            return SandboxChoice.of(both, "found: " + dockerHealth.why());
        }
        docker.close();
        SandboxProvider local = other.get();
        Health localHealth = local.health();
        if (localHealth.isUp()) {
            return only(
                    SandboxKind.LOCAL, local, "found: " + localHealth.why() + ". Not docker: " + dockerHealth.why());
        }
        local.close();
        throw SandboxFaults.unavailable("Nothing on this machine can isolate what sandboxes run. Either: "
                        + dockerHealth.why() + " Or: " + localHealth.why())
                .asException();
    }

    private static SandboxChoice only(SandboxKind kind, SandboxProvider provider, String reason) {
        SequencedMap<SandboxKind, SandboxProvider> one = new LinkedHashMap<>();
        one.put(kind, provider);
        return SandboxChoice.of(one, reason);
    }
}
