package dev.atelier.core.forge;

import dev.atelier.core.fault.FaultException;
import dev.atelier.core.forge.Forge.Repository;
import dev.atelier.core.secret.Secret;
import dev.atelier.core.source.Author;
import dev.atelier.core.source.CommitId;
import dev.atelier.core.source.SourceTree;
import dev.atelier.core.source.git.BranchName;
import dev.atelier.core.source.git.GitCredentials;
import dev.atelier.core.source.git.GitPush;
import dev.atelier.core.source.git.GitUrl;
import java.util.Optional;

/**
 * Proposes a change to the repository that a project came from: on one branch of its own, one commit for each time that
 * it is proposed, and a pull request.
 * Thread-safe.
 */
public final class PullRequests {
    private static final int MOST_ATTEMPTS = 2;

    private final Forges forges;
    private final GitPush push;

    public PullRequests(Forges forges, GitPush push) {
        this.forges = forges;
        this.push = push;
    }

    /**
     * What is proposed.
     *
     * @param from the version that was imported
     * @param to the version to propose
     * @param into the branch that it is for; the repository's default branch if empty
     * @param author of the commit
     * @param earlier what is on the branch already; empty for the first proposal
     */
    public record Proposal(
            GitUrl repository,
            CommitId from,
            CommitId to,
            Optional<String> into,
            Author author,
            ChangeText text,
            Optional<Earlier> earlier) {
        /** The first one. */
        public Proposal(
                GitUrl repository, CommitId from, CommitId to, Optional<String> into, Author author, ChangeText text) {
            this(repository, from, to, into, author, text, Optional.empty());
        }
    }

    /**
     * What an earlier proposal has put on the branch.
     *
     * @param commit the newest
     * @param message of the commit that follows it, if anything was changed since
     */
    public record Earlier(CommitId commit, String message) {}

    /** Hears of each step that has an effect outside, before and after it. */
    public interface Listener {
        void pushing(BranchName branch, CommitId commit);

        void pushed(BranchName branch, CommitId commit);

        void opened(PullRequest request);
    }

    /**
     * Pushes and opens, or finds what an earlier attempt with the same proposal has pushed and opened.
     *
     * @throws dev.atelier.core.fault.FaultException {@code forge_unknown}, {@code nothing_to_propose}, and whatever forge
     *     and Git server have to say
     */
    public PullRequest propose(SourceTree tree, Proposal proposal, Secret token, Listener listener) {
        Forge forge = forges.of(proposal.repository());
        if (proposal.earlier().isEmpty() && areEqual(tree, proposal.from(), proposal.to())) {
            throw ForgeFaults.nothing();
        }
        Repository repository = forge.look(pathOf(proposal.repository()), token);
        if (!repository.writable()) {
            throw ForgeFaults.readOnly(proposal.repository().host());
        }
        BranchName branch = proposal.text().branch();
        CommitId commit = commit(tree, proposal);
        listener.pushing(branch, commit);
        push(tree, commit, proposal, branch, forge.credentials(token));
        listener.pushed(branch, commit);
        BranchName into = proposal.into().map(BranchName::new).orElse(repository.defaultBranch());
        PullRequest request = findOrOpen(forge, repository, branch, into, proposal.text(), token);
        listener.opened(request);
        return request;
    }

    /** One on top of what was imported, or of what is on the branch: history that others may have seen is never changed. */
    private static CommitId commit(SourceTree tree, Proposal proposal) {
        if (proposal.earlier().isEmpty()) {
            return tree.propose(proposal.from(), proposal.to(), proposal.text().commitMessage(), proposal.author());
        }
        Earlier earlier = proposal.earlier().get();
        return areEqual(tree, earlier.commit(), proposal.to())
                ? earlier.commit()
                : tree.propose(earlier.commit(), proposal.to(), earlier.message(), proposal.author());
    }

    private static boolean areEqual(SourceTree tree, CommitId one, CommitId other) {
        return tree.diff(one, other).files().isEmpty();
    }

    /**
     * A server that is told of one branch twice at the same moment refuses one of the two, such as the push of a worker that
     * was taken over and that of its successor. Told again it finds the branch as it should be, or has a reason of its own.
     */
    private void push(
            SourceTree tree, CommitId commit, Proposal proposal, BranchName branch, GitCredentials credentials) {
        try {
            push.push(tree, commit, proposal.repository(), branch, Optional.of(credentials));
        } catch (FaultException e) {
            if (!e.fault().code().equals("push_refused")) {
                throw e;
            }
            push.push(tree, commit, proposal.repository(), branch, Optional.of(credentials));
        }
    }

    private static PullRequest findOrOpen(
            Forge forge, Repository repository, BranchName branch, BranchName into, ChangeText text, Secret token) {
        for (int i = 0; i < MOST_ATTEMPTS; i++) {
            Optional<PullRequest> request = forge.find(repository, branch, into, token)
                    .or(() -> forge.open(repository, branch, into, text, token));
            if (request.isPresent()) {
                return request.get();
            }
            // Somebody, or an earlier attempt of ours, was faster: look again.
        }
        throw ForgeFaults.refused(repository.path(), "");
    }

    private static String pathOf(GitUrl url) {
        String path = url.path().substring(1);
        if (path.indexOf('/') < 1) {
            throw ForgeFaults.notFound(url.host());
        }
        return path;
    }
}
