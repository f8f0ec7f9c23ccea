package dev.atelier.core.source.git;

import dev.atelier.core.net.Connector;
import dev.atelier.core.source.CommitId;
import dev.atelier.core.source.SourceTree;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.transport.PushResult;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.Transport;

/** Pushes one commit to one branch, and never by force. Thread-safe. */
public final class GitPush {
    private final Connector connector;
    private final Supplier<GitSettings> settings;

    public GitPush(Connector connector, GitSettings settings) {
        this(connector, () -> settings);
    }

    /** @param settings as they are whenever they are asked for */
    public GitPush(Connector connector, Supplier<GitSettings> settings) {
        this.connector = connector;
        this.settings = settings;
    }

    /** What came of it: whichever it is, the branch is now at the commit. */
    public enum Outcome {
        PUSHED,
        /** An earlier attempt got further than it knew. */
        WAS_THERE
    }

    /**
     * Puts a commit on a branch, which is made if there is none, and moved only forward if there is one.
     *
     * @throws dev.atelier.core.fault.FaultException {@code branch_taken} when the branch holds something else,
     *     {@code push_refused} when the server does not want it, and what an import has for a server that does not answer
     */
    public Outcome push(
            SourceTree tree, CommitId commit, GitUrl url, BranchName branch, Optional<GitCredentials> credentials) {
        Conversation conversation = new Conversation(connector, settings.get(), url, credentials);
        conversation.check();
        RemoteRefUpdate update = conversation.talk(() -> push(tree, commit, conversation, branch));
        return switch (update.getStatus()) {
            case OK -> Outcome.PUSHED;
            case UP_TO_DATE -> Outcome.WAS_THERE;
            case REJECTED_NONFASTFORWARD, REJECTED_REMOTE_CHANGED -> throw GitFaults.branchTaken(branch.value());
            case REJECTED_OTHER_REASON, REJECTED_NODELETE, NON_EXISTING, AWAITING_REPORT, NOT_ATTEMPTED -> {
                String why = Optional.ofNullable(update.getMessage()).orElse("");
                throw GitFaults.pushRefused(
                        url.host(),
                        branch.value(),
                        credentials.map(known -> known.redact(why)).orElse(why));
            }
        };
    }

    private static RemoteRefUpdate push(SourceTree tree, CommitId commit, Conversation conversation, BranchName branch)
            throws IOException {
        Consumer<Object> nobody = unused -> {};
        try (ReceivingRepository repository =
                        new ReceivingRepository(tree.gitDirectory(), conversation.traffic(), conversation.isLocal());
                Transport transport = conversation.open(repository)) {
            RemoteRefUpdate update = new RemoteRefUpdate(
                    repository, "", ObjectId.fromString(commit.value()), branch.asBranch(), false, null, null);
            PushResult result = transport.push(new Monitor(conversation.traffic(), nobody::accept), List.of(update));
            return result.getRemoteUpdate(branch.asBranch());
        }
    }
}
