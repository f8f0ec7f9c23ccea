package dev.atelier.core.sandbox.daemon;

import dev.atelier.core.sandbox.SandboxSpec;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** Starts the proxy through which a sandbox reaches the hosts of its policy. */
@FunctionalInterface
public interface EgressOpener {
    /** Listens on the socket until the result is closed. */
    Closeable open(SandboxSpec spec, Path socket) throws IOException;
}
