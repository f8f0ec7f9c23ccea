package dev.atelier.core.forge;

import dev.atelier.core.secret.Secret;
import dev.atelier.core.source.git.BranchName;
import dev.atelier.core.source.git.GitCredentials;
import java.util.Optional;

/** One forge, as far as pull requests go. All methods may throw the faults that {@link ForgeFaults} names. */
interface Forge {

    /** How its Git server wants to see a token. */
    GitCredentials credentials(Secret token);

    /** Looks a repository up. */
    Repository look(String path, Secret token);

    /** The open pull request from one branch into another. */
    Optional<PullRequest> find(Repository repository, BranchName from, BranchName into, Secret token);

    /** Opens one; empty when there is one already, which may have been opened since somebody looked. */
    Optional<PullRequest> open(Repository repository, BranchName from, BranchName into, ChangeText text, Secret token);

    /**
     * A repository as its forge knows it.
     *
     * @param path what it is called now: it may have been renamed
     * @param defaultBranch where changes go if nobody says otherwise
     * @param writable whether the token's owner may push; true where the forge does not say
     */
    record Repository(String path, BranchName defaultBranch, boolean writable) {}
}
