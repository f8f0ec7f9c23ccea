package dev.atelier.core.sandbox.daemon;

import java.io.Closeable;

/**
 * What a sandbox consists of, to be freed together.
 *
 * @param egress the proxy at its egress socket; something empty when it may reach nothing
 */
record SandboxParts(SocketDirectory sockets, SandboxHost host, Closeable egress) {
    /** Ends the processes first, so that nothing is left that could use the rest; frees all even if one part fails. */
    void close() {
        try {
            host.destroy();
        } finally {
            closeEgress();
            sockets.delete();
        }
    }

    void closeEgress() {
        Quietly.close(egress);
    }
}
