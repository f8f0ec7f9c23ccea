package dev.atelier.core.model;

/** A language model that can be asked. Safe for use by many threads. */
public interface LanguageModel {

    ModelName name();

    /** Whether images in the request are of any use to it. */
    boolean seesImages();

    /**
     * Asks once and waits for the whole reply.
     *
     * @param live is told the reply's text while it arrives, on this or another thread, never after the return
     * @throws ModelException when no whole reply came; says whether the same request may succeed later
     * @throws InterruptedException when the calling thread was interrupted; the call has been given up by then
     */
    ModelReply chat(ModelRequest request, TextListener live) throws ModelException, InterruptedException;
}
