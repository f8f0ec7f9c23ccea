package dev.atelier.core.preview;

/** Keeps a preview from being paused or stopped until it is closed, by any thread; closing twice is the same as once. */
public interface Hold extends AutoCloseable {
    @Override
    void close();
}
