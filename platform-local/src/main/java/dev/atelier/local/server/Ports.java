package dev.atelier.local.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.LinkedHashSet;
import java.util.Set;

/** TCP ports on the loopback address. */
public final class Ports {
    private final Set<Integer> given = new LinkedHashSet<>();

    /** A port that nobody listens on, and that this object has not given out before. */
    public synchronized int free() {
        while (true) {
            try (ServerSocket socket = new ServerSocket(0, 1, loopback())) {
                if (given.add(socket.getLocalPort())) {
                    return socket.getLocalPort();
                }
            } catch (IOException e) {
                throw new IllegalStateException("no port is free on this machine", e);
            }
        }
    }

    /** Whether a server could listen there now. */
    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // Connections of a former server that still linger are no reason to refuse.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(loopback(), port), 1);
            return true;
        } catch (IOException inUse) {
            return false;
        }
    }

    /** By its bytes, which needs no look-up: on some machines "localhost" is the other protocol's address. */
    static InetAddress loopback() {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are always an address", e);
        }
    }
}
