package dev.atelier.core.sandbox.bubblewrap;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;

/**
 * Reads what a sandbox's first process prints, so that it never blocks, and keeps the end of it. Sandboxed code can
 * print there, too; therefore no more than the end is kept.
 */
final class OutputTail {
    private static final Logger LOG = System.getLogger(OutputTail.class.getName());
    private static final int KEPT = 4096;

    /** Written by the reading thread alone. */
    private volatile String tail = "";

    void drain(InputStream stream) {
        // Not a virtual thread: reading a pipe holds on to its carrier for as long as the sandbox lives, and a few of
        // them
        // leave none for anything else.
        Thread.ofPlatform().daemon().name("sandbox-output").start(() -> {
            byte[] buffer = new byte[KEPT];
            try (stream) {
                for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
                    add(new String(buffer, 0, read, StandardCharsets.UTF_8));
                }
            } catch (IOException e) {
                LOG.log(Level.DEBUG, "a sandbox's output broke", e);
            }
        });
    }

    private void add(String more) {
        String all = tail + more;
        tail = all.substring(Math.max(0, all.length() - KEPT));
    }

    String text() {
        return tail.strip();
    }
}
