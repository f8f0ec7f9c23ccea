package dev.atelier.core.sandbox.docker;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import com.github.dockerjava.api.model.RestartPolicy;
import com.github.dockerjava.api.model.Ulimit;
import dev.atelier.core.sandbox.SandboxLimits;
import dev.atelier.core.sandbox.SandboxSettings;
import dev.atelier.core.sandbox.SandboxSpec;
import dev.atelier.core.sandbox.daemon.SandboxUser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a sandbox's container is to be like (X16). */
record ContainerPlan(SandboxSettings settings, SandboxUser user) {
    private static final String CA_BUNDLE = "/etc/atelier/ca-bundle.pem";
    private static final long MOST_OPEN_FILES = 16384;
    private static final long SHARED_MEMORY_BYTES = 64L * 1024 * 1024;
    private static final long NANOS = 1_000_000_000;

    /** Writes the plan into a request to the engine. */
    void fill(CreateContainerCmd request, SandboxSpec spec, Path sockets, Map<String, String> labels) {
        request.withUser(user.uid() + ":" + user.gid())
                .withWorkingDir("/workspace")
                .withHostName("sandbox")
                .withEnv(settings.environmentInside(CA_BUNDLE).entrySet().stream()
                        .map(variable -> variable.getKey() + "=" + variable.getValue())
                        .toList())
                .withLabels(labels)
                .withHostConfig(hostConfig(spec, sockets));
    }

    private HostConfig hostConfig(SandboxSpec spec, Path sockets) {
        return limited(HostConfig.newHostConfig(), spec.limits())
                .withNetworkMode("none")
                .withReadonlyRootfs(true)
                .withCapDrop(Capability.ALL)
                .withSecurityOpts(List.of("no-new-privileges"))
                // Collects orphans, and gives the daemon a process 1 that it may rely on.
                .withInit(true)
                .withIpcMode("private")
                .withRestartPolicy(RestartPolicy.noRestart())
                .withMounts(mounts(spec, sockets))
                .withTmpFs(Map.of(
                        "/tmp",
                        "rw,exec,nosuid,nodev,mode=1777,size=" + spec.limits().scratchBytes()))
                .withShmSize(SHARED_MEMORY_BYTES)
                .withLogConfig(
                        new LogConfig(LogConfig.LoggingType.JSON_FILE, Map.of("max-size", "1m", "max-file", "1")));
    }

    private static HostConfig limited(HostConfig config, SandboxLimits limits) {
        return config.withMemory(limits.memoryBytes())
                .withMemorySwap(limits.memoryBytes())
                .withNanoCPUs(Math.round(limits.cpus() * NANOS))
                .withPidsLimit((long) limits.pids())
                .withUlimits(List.of(
                        new Ulimit("nofile", MOST_OPEN_FILES, MOST_OPEN_FILES),
                        new Ulimit("fsize", limits.largestFileBytes(), limits.largestFileBytes()),
                        new Ulimit("core", 0L, 0L)));
    }

    /** Mounts, not binds: for these the engine does not make what is missing, and takes any path. */
    private List<Mount> mounts(SandboxSpec spec, Path sockets) {
        List<Mount> mounts = new ArrayList<>();
        mounts.add(mount(spec.workTree(), "/workspace").withReadOnly(false));
        mounts.add(mount(sockets, "/run/sbx").withReadOnly(false));
        settings.caBundle()
                .ifPresent(bundle -> mounts.add(mount(bundle, CA_BUNDLE).withReadOnly(true)));
        return mounts;
    }

    private static Mount mount(Path here, String inside) {
        return new Mount().withType(MountType.BIND).withSource(here.toString()).withTarget(inside);
    }
}
