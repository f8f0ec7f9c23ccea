package dev.atelier.core.model;

/** Hears a reply's text while it arrives. Called by one thread at a time. */
public interface TextListener {

    /** Hears nothing. */
    TextListener SILENT = delta -> {};

    void text(String delta);

    /** The call broke off and is made anew: what was heard so far is void. Only called if something was heard. */
    default void restarted() {}

    /** The model failed for good, and another one answers from here on. */
    default void switched(ModelName from, ModelName to, ModelException why) {}
}
