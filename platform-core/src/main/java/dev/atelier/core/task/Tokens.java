package dev.atelier.core.task;

import dev.atelier.core.secret.Secret;
import dev.atelier.core.source.git.GitUrl;
import dev.atelier.core.tenant.Actor;
import java.util.Optional;

/** The token for a task's repository: the one that came along, else the one that the member has stored for the host. */
final class Tokens {
    private final TaskParts parts;

    Tokens(TaskParts parts) {
        this.parts = parts;
    }

    /**
     * Opens it.
     *
     * @throws dev.atelier.core.fault.FaultException {@code secret_unreadable}
     */
    Optional<Secret> find(Actor actor, TaskEntity task) {
        if (task.token().isPresent()) {
            return Optional.of(parts.sealing()
                    .open(task.token().get(), task.tokenBoundTo(actor.member()))
                    .orElseThrow(() -> TaskFaults.tokenUnreadable().asException()));
        }
        return host(task).flatMap(host -> parts.vault().find(actor, host));
    }

    /** What stored tokens are named by: the host, with its port if the address names one. */
    private static Optional<String> host(TaskEntity task) {
        if (task.source().kind() != TaskSourceInfo.Kind.GIT) {
            return Optional.empty();
        }
        GitUrl url = GitUrl.parse(task.sourceName);
        return url.endpoint().map(endpoint -> url.uri().getPort() < 0 ? endpoint.host() : endpoint.toString());
    }
}
