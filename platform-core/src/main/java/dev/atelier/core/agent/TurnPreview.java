package dev.atelier.core.agent;

/** The running app; for a repository, its tests. */
public interface TurnPreview {

    /**
     * Looks whether the app is in order as it is now: the dev server compiles, the page loads and shows something, and
     * its console has no error that the version before did not have (B7). For a repository: whether its tests pass.
     *
     * @throws InterruptedException when the thread was interrupted
     */
    PreviewReport check() throws InterruptedException;
}
