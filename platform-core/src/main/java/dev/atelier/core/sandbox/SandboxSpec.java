package dev.atelier.core.sandbox;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What a sandbox is made from. Two specs are equal if one living sandbox may serve both. Whose it is follows from the id:
 * what the id is named after belongs to one tenant, and never to another.
 *
 * @param workTree absolute path of the directory that the sandbox sees as {@code /workspace}
 * @param kind how it has to be made; empty for whatever the installation prefers
 * @param labels what whoever looks at the machine may want to know, such as the project; never anything secret
 */
public record SandboxSpec(
        SandboxId id,
        Path workTree,
        SandboxLimits limits,
        EgressPolicy egress,
        Optional<SandboxKind> kind,
        Map<String, String> labels) {
    /** One that may be made in any way. */
    public SandboxSpec(
            SandboxId id, Path workTree, SandboxLimits limits, EgressPolicy egress, Map<String, String> labels) {
        this(id, workTree, limits, egress, Optional.empty(), labels);
    }

    public SandboxSpec {
        if (!workTree.isAbsolute()) {
            throw new IllegalArgumentException("not an absolute path: " + workTree);
        }
        labels = Map.copyOf(labels);
    }
}
