package dev.atelier.core.model;

/** Hears a reply's text while it arrives. */
public interface TextListener {

    /** Hears nothing. */
    TextListener SILENT = delta -> {};

    void text(String delta);

    /** The call broke off and is made anew: what was heard so far is void. Only called if something was heard. */
    default void restarted() {}
}
