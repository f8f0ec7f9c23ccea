package dev.atelier.core.agent;

/** The running app. */
public interface TurnPreview {

    /**
     * Looks whether the app is in order as it is now: the dev server compiles and the page answers (B7).
     *
     * @throws InterruptedException when the thread was interrupted
     */
    PreviewReport check() throws InterruptedException;
}
