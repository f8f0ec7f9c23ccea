package dev.atelier.core.task;

import dev.atelier.core.blob.BlobStore;
import dev.atelier.core.forge.Forges;
import dev.atelier.core.forge.PullRequests;
import dev.atelier.core.run.Runs;
import dev.atelier.core.sandbox.EgressPolicy;
import dev.atelier.core.sandbox.SandboxChoice;
import dev.atelier.core.sandbox.SandboxLimits;
import dev.atelier.core.sandbox.SandboxProvider;
import dev.atelier.core.source.SourceTrees;
import dev.atelier.core.source.git.GitImport;
import dev.atelier.core.store.Database;
import dev.atelier.core.tenant.TenantId;
import dev.atelier.core.usage.Prices;
import dev.atelier.core.vault.Sealing;
import dev.atelier.core.vault.Vault;
import java.time.Clock;
import java.util.function.Function;
import java.util.function.Supplier;

/** What tasks are made of; whoever puts the engine together has it. */
public record TaskParts(
        Database database,
        Clock clock,
        Supplier<TaskSettings> current,
        Runs runs,
        TaskProjects projects,
        SourceTrees sources,
        BlobStore blobs,
        Sandboxing sandboxing,
        GitImport git,
        Forges forges,
        PullRequests pullRequests,
        Vault vault,
        Sealing sealing,
        TaskAgents agents,
        Supplier<Prices> prices) {

    /** How tasks' sandboxes are made. */
    public record Sandboxing(
            SandboxChoice choice,
            Function<TenantId, SandboxLimits> currentLimits,
            Supplier<EgressPolicy> currentEgress) {

        SandboxProvider provider() {
            return choice.provider();
        }

        /** Those of a tenant's sandbox that is made now. */
        SandboxLimits limits(TenantId tenant) {
            return currentLimits.apply(tenant);
        }

        /** That of a sandbox that is made now. */
        EgressPolicy egress() {
            return currentEgress.get();
        }
    }

    /** As they are now. */
    public TaskSettings settings() {
        return current.get();
    }

    TaskStore store() {
        return new TaskStore(database, clock);
    }

    Artefacts artefacts() {
        return new Artefacts(blobs);
    }

    Proposals proposals() {
        return new Proposals(this);
    }

    Tokens tokens() {
        return new Tokens(this);
    }
}
