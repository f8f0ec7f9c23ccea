package dev.atelier.core.sandbox.egress;

import dev.atelier.core.sandbox.daemon.Quietly;
import dev.atelier.core.sandbox.daemon.Watchdog;
import dev.atelier.core.sandbox.daemon.Watchdog.Guard;
import dev.atelier.core.sandbox.egress.Gatekeeper.Answer;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One client of the proxy: its head is read, judged and answered; then bytes pass both ways until one side is idle. */
final class EgressConnection implements Closeable {
    private static final Logger LOG = System.getLogger(EgressConnection.class.getName());
    private static final int LARGEST_HEAD = 8 * 1024;
    private static final Duration HEAD_WITHIN = Duration.ofSeconds(10);
    private static final Duration IDLE = Duration.ofMinutes(2);

    private final SocketChannel client;
    private final Gatekeeper gatekeeper;
    private final Watchdog watchdog;
    private volatile @Nullable Tunnel tunnel;

    EgressConnection(SocketChannel client, Gatekeeper gatekeeper, Watchdog watchdog) {
        this.client = client;
        this.gatekeeper = gatekeeper;
        this.watchdog = watchdog;
    }

    void serve() {
        byte[] head = new byte[LARGEST_HEAD];
        ByteBuffer received = ByteBuffer.wrap(head);
        try {
            switch (gatekeeper.decide(readHead(head, received))) {
                case Answer.Refused refused -> write(refusal(refused), client);
                case Answer.Connected(SocketChannel target, Optional<String> opening) ->
                    relay(target, opening, received);
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "an egress connection broke", e);
        }
    }

    /** Reads into the bytes, through the buffer around them, up to the empty line; what came after it stays there. */
    @SuppressWarnings("try") // the guard is held, not used
    private String readHead(byte[] bytes, ByteBuffer received) throws IOException {
        try (Guard guard = watchdog.closeAfter(HEAD_WITHIN, client)) {
            while (true) {
                String text = new String(bytes, 0, received.position(), StandardCharsets.ISO_8859_1);
                int end = text.indexOf("\r\n\r\n");
                if (end >= 0) {
                    received.flip().position(end + 4);
                    return text.substring(0, end + 2);
                }
                if (!received.hasRemaining() || client.read(received) < 0) {
                    throw new EOFException("no complete head came");
                }
            }
        }
    }

    @SuppressWarnings("try") // the guard is held, not used
    private void relay(SocketChannel target, Optional<String> opening, ByteBuffer early) throws IOException {
        Tunnel both = new Tunnel(client, target);
        tunnel = both;
        try (target;
                Guard guard = watchdog.closeWhen(() -> both.idleFor(IDLE), IDLE.dividedBy(4), both)) {
            if (opening.isPresent()) {
                write(opening.get(), target);
            } else {
                write("HTTP/1.1 200 Connection Established\r\n\r\n", client);
            }
            both.run(early);
        }
    }

    @SuppressWarnings("try") // the guard is held, not used
    private void write(String text, SocketChannel to) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
        try (Guard guard = watchdog.closeAfter(HEAD_WITHIN, to)) {
            while (bytes.hasRemaining()) {
                to.write(bytes);
            }
        }
    }

    private static String refusal(Answer.Refused refused) {
        String body = "Atelier: " + refused.explanation() + "\n";
        return "HTTP/1.1 " + refused.status() + " " + refused.reason() + "\r\n"
                + "Content-Type: text/plain; charset=utf-8\r\n"
                + "Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n"
                + "Connection: close\r\n\r\n" + body;
    }

    @Override
    public void close() {
        Quietly.close(client);
        Tunnel open = tunnel;
        if (open != null) {
            Quietly.close(open);
        }
    }
}
