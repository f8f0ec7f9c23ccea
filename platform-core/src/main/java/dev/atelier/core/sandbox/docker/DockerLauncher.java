package dev.atelier.core.sandbox.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import dev.atelier.core.sandbox.SandboxFaults;
import dev.atelier.core.sandbox.SandboxId;
import dev.atelier.core.sandbox.SandboxSettings;
import dev.atelier.core.sandbox.SandboxSpec;
import dev.atelier.core.sandbox.daemon.SandboxHost;
import dev.atelier.core.sandbox.daemon.SandboxLauncher;
import dev.atelier.core.sandbox.daemon.SandboxUser;
import dev.atelier.core.sandbox.daemon.SocketDirectory;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Starts the daemon in a container. */
final class DockerLauncher implements SandboxLauncher {
    private final DockerClient engine;
    private final SandboxSettings settings;
    private final Labels labels;
    private final ContainerPlan plan;

    DockerLauncher(DockerClient engine, SandboxSettings settings, Labels labels) {
        this.engine = engine;
        this.settings = settings;
        this.labels = labels;
        this.plan = new ContainerPlan(settings, SandboxUser.ofThisProcess());
    }

    @Override
    public SandboxHost launch(SandboxSpec spec, SocketDirectory sockets) {
        String container = create(spec, sockets);
        try {
            engine.startContainerCmd(container).exec();
            return new DockerHost(engine, container);
        } catch (RuntimeException e) {
            new DockerHost(engine, container).destroy();
            throw SandboxFaults.notStarted("the Docker engine could not start it.")
                    .causedBy(e);
        }
    }

    private String create(SandboxSpec spec, SocketDirectory sockets) {
        String image = imageId()
                .orElseThrow(() -> SandboxFaults.unavailable(DockerCheck.imageMissing(settings.image()))
                        .asException());
        try (CreateContainerCmd request = engine.createContainerCmd(image)) {
            plan.fill(request, spec, sockets.shared(), labels.of(spec, settings, image));
            return request.exec().getId();
        } catch (RuntimeException e) {
            throw SandboxFaults.notStarted("the Docker engine refused to make it.")
                    .causedBy(e);
        }
    }

    /** The image that the configured name stands for now: after an upgrade, sandboxes of the old one are not adopted. */
    private Optional<String> imageId() {
        try {
            return Optional.ofNullable(
                    engine.inspectImageCmd(settings.image()).exec().getId());
        } catch (NotFoundException e) {
            return Optional.empty();
        } catch (RuntimeException e) {
            throw SandboxFaults.unavailable(DockerCheck.NO_ENGINE).causedBy(e);
        }
    }

    @Override
    public Optional<SandboxHost> adopt(SandboxSpec spec) {
        Optional<String> fingerprint = imageId().map(image -> Labels.fingerprint(spec, settings, image));
        return find(labels.of(spec.id())).stream()
                .filter(container -> fingerprint.equals(
                        Optional.ofNullable(container.getLabels().get(Labels.SPEC))))
                .<SandboxHost>map(container -> new DockerHost(engine, container.getId()))
                .filter(SandboxHost::alive)
                .findFirst();
    }

    @Override
    public void removeStranger(SandboxId id) {
        find(labels.of(id)).forEach(container -> new DockerHost(engine, container.getId()).destroy());
    }

    /** All sandboxes of this installation that the engine has, running or not. */
    List<SandboxId> existing() {
        return find(labels.ofAll()).stream()
                .flatMap(container -> Optional.ofNullable(container.getLabels().get(Labels.SANDBOX)).stream())
                .map(SandboxId::new)
                .distinct()
                .toList();
    }

    private List<Container> find(Map<String, String> wanted) {
        try {
            return engine.listContainersCmd()
                    .withShowAll(true)
                    .withLabelFilter(wanted)
                    .exec();
        } catch (RuntimeException e) {
            throw SandboxFaults.unavailable(DockerCheck.NO_ENGINE).causedBy(e);
        }
    }
}
