package dev.atelier.web.compat.pr;

import dev.atelier.core.run.LoggedEvent;
import dev.atelier.core.run.RunListener;
import dev.atelier.core.run.Subscription;
import jakarta.servlet.AsyncContext;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** Sends a run's events to the client that asked for it, each at once, until the run has ended or the client is gone. */
final class FrameStream implements RunListener {
    private static final Logger LOG = System.getLogger(FrameStream.class.getName());
    private static final byte[] HEARTBEAT = ": still working\n\n".getBytes(StandardCharsets.US_ASCII);

    private final AsyncContext waiting;
    private final Frames frames = new Frames();
    private final CompletableFuture<Subscription> subscription = new CompletableFuture<>();

    FrameStream(AsyncContext waiting) {
        this.waiting = waiting;
    }

    void follow(Subscription following) {
        subscription.complete(following);
    }

    @Override
    public void onEvent(LoggedEvent event) {
        frames.of(event.event()).forEach(frame -> send(frame.bytes()));
        if (event.isLast()) {
            end();
        }
    }

    /** A comment, which clients ignore and proxies take for life. */
    @Override
    public void onIdle() {
        send(HEARTBEAT);
    }

    private void send(byte[] bytes) {
        try {
            OutputStream out = waiting.getResponse().getOutputStream();
            out.write(bytes);
            out.flush();
        } catch (IOException | IllegalStateException clientIsGone) {
            LOG.log(Level.DEBUG, "who asked does not read any more; the task goes on");
            end();
        }
    }

    private void end() {
        var unused = subscription.thenAccept(Subscription::close);
        try {
            waiting.complete();
        } catch (IllegalStateException endedAlready) {
            LOG.log(Level.DEBUG, "the request had ended already");
        }
    }
}
