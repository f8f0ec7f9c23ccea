package dev.atelier.core.sandbox;

import dev.atelier.core.tenant.TenantId;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a sandbox is made from. Two specs are equal if one living sandbox may serve both.
 *
 * @param workTree absolute path of the directory that the sandbox sees as {@code /workspace}
 * @param labels what whoever looks at the machine may want to know, such as the project; never anything secret
 */
public record SandboxSpec(
        SandboxId id,
        TenantId tenant,
        Path workTree,
        SandboxLimits limits,
        EgressPolicy egress,
        Map<String, String> labels) {
    public SandboxSpec {
        if (!workTree.isAbsolute()) {
            throw new IllegalArgumentException("not an absolute path: " + workTree);
        }
        labels = Map.copyOf(labels);
    }
}
