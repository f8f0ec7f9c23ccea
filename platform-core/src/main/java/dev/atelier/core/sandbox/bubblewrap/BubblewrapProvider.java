package dev.atelier.core.sandbox.bubblewrap;

import dev.atelier.core.sandbox.EgressListener;
import dev.atelier.core.sandbox.Health;
import dev.atelier.core.sandbox.Sandbox;
import dev.atelier.core.sandbox.SandboxFaults;
import dev.atelier.core.sandbox.SandboxId;
import dev.atelier.core.sandbox.SandboxProvider;
import dev.atelier.core.sandbox.SandboxSettings;
import dev.atelier.core.sandbox.SandboxSpec;
import dev.atelier.core.sandbox.daemon.OpenSandboxes;
import dev.atelier.core.sandbox.daemon.SandboxUser;
import dev.atelier.core.sandbox.daemon.SocketDirectories;
import dev.atelier.core.sandbox.daemon.Watchdog;
import dev.atelier.core.sandbox.egress.EgressProxies;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes sandboxes with bubblewrap. Only one may work on a data directory at a time: a new one clears up after the last. */
public final class BubblewrapProvider implements SandboxProvider {
    private static final String NAME = "local";

    private final Watchdog watchdog = new Watchdog();
    private final Spawner spawner = new Spawner();
    private final Optional<ControlGroups> groups;
    private final BubblewrapCheck check;
    private final Optional<OpenSandboxes> sandboxes;

    public BubblewrapProvider(SandboxSettings settings, EgressListener egress) {
        SandboxUser user = SandboxUser.ofThisProcess();
        SocketDirectories directories = new SocketDirectories(settings.home(), "b", user);
        this.groups = ControlGroupSearch.find(directories.installation());
        groups.ifPresent(ControlGroups::deleteLeftovers);
        directories.deleteAll();
        this.check = new BubblewrapCheck(settings, groups);
        this.sandboxes = switch (HostPrograms.find(settings.searchPath())) {
            case HostPrograms.Search.Found(HostPrograms programs) ->
                Optional.of(new OpenSandboxes(
                        new BubblewrapLauncher(settings, user, programs, groups, spawner),
                        directories,
                        new EgressProxies(egress, watchdog),
                        watchdog));
            case HostPrograms.Search.Missing missing -> Optional.empty();
        };
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Sandbox open(SandboxSpec spec) {
        return sandboxes
                .orElseThrow(() -> SandboxFaults.unavailable(health().why()).asException())
                .open(spec);
    }

    @Override
    public Optional<Sandbox> adopt(SandboxSpec spec) {
        return sandboxes.flatMap(open -> open.adopt(spec));
    }

    /** Sandboxes of an earlier platform have ended with it, and what they left was cleared away at the start. */
    @Override
    public void retain(Set<SandboxId> wanted) {
        for (SandboxId id : existing()) {
            if (!wanted.contains(id)) {
                remove(id);
            }
        }
    }

    @Override
    public List<SandboxId> existing() {
        return sandboxes.map(OpenSandboxes::ids).orElse(List.of());
    }

    @Override
    public void remove(SandboxId id) {
        sandboxes.ifPresent(open -> open.remove(id));
    }

    @Override
    public Health health() {
        return check.health();
    }

    @Override
    public void close() {
        sandboxes.ifPresent(OpenSandboxes::closeAll);
        groups.ifPresent(ControlGroups::deletePlace);
        spawner.close();
        watchdog.close();
    }
}
