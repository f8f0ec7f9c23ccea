package dev.atelier.system.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;

/** A dev server that somebody starts by hand, in the same kind of sandbox, reached without anything between. */
sealed interface HandStarted extends AutoCloseable permits HandStartedContainer, HandStartedBubble {

    /** The loopback port where it answers once it is up. */
    int port();

    /** Lets all its processes stand still. */
    void pause() throws IOException;

    void resume() throws IOException;

    @Override
    void close() throws IOException;

    /** Starts one; returns as soon as its process is on its way. */
    static HandStarted start(Kind kind, Path project) throws IOException {
        return switch (kind) {
            case DOCKER -> HandStartedContainer.start(project);
            case LOCAL -> HandStartedBubble.start(project);
        };
    }

    /** The program that the prepared dependencies were compiled by; another one would compile them anew. */
    static List<String> server(String program, int port) {
        return List.of("node", program, "--port", String.valueOf(port));
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
