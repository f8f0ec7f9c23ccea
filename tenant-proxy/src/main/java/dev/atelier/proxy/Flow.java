package dev.atelier.proxy;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VertxException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import io.vertx.core.streams.WriteStream;
import java.util.function.Consumer;

/** Moves bytes from one side to the other as fast as the slower one goes, and into the backlog's account while it stalls. */
final class Flow {
    /** What a sink may have taken without having sent it; the kernel's buffers, far larger, come on top. */
    private static final int QUEUE_BYTES = 16 * 1024;
    /** Vert.x holds back a source only after 16 pieces of up to 8 KiB in a message, or 64 KiB on a bare socket. */
    static final long MESSAGE_BYTES = 16 * 8 * 1024 + QUEUE_BYTES;

    static final long SOCKET_BYTES = 16 * 64 * 1024 + QUEUE_BYTES;

    private final Backlog backlog;
    private final long bytes;
    private final ReadStream<Buffer> from;
    private final WriteStream<Buffer> to;
    private final Consumer<Buffer> listener;
    private final Promise<Void> done = Promise.promise();

    private Flow(
            Backlog backlog, long bytes, ReadStream<Buffer> from, WriteStream<Buffer> to, Consumer<Buffer> listener) {
        this.backlog = backlog;
        this.bytes = bytes;
        this.from = from;
        this.to = to;
        this.listener = listener;
    }

    /**
     * Lets it flow. The future succeeds when the source has ended, which the sink is then still to be told; it fails when
     * either side broke or the flow was given up.
     */
    static Future<Void> between(Backlog backlog, long bytes, ReadStream<Buffer> from, WriteStream<Buffer> to) {
        return between(backlog, bytes, from, to, piece -> {});
    }

    /**
     * The same, and somebody listens.
     *
     * @param listener told each piece before it is passed on; must not change it
     */
    static Future<Void> between(
            Backlog backlog, long bytes, ReadStream<Buffer> from, WriteStream<Buffer> to, Consumer<Buffer> listener) {
        Flow flow = new Flow(backlog, bytes, from, to, listener);
        to.setWriteQueueMaxSize(QUEUE_BYTES);
        from.exceptionHandler(flow.done::tryFail);
        from.endHandler(flow.done::tryComplete);
        from.handler(flow::pass);
        flow.done.future().onComplete(over -> flow.stop());
        from.resume();
        return flow.done.future();
    }

    private void pass(Buffer piece) {
        listener.accept(piece);
        to.write(piece).onFailure(done::tryFail);
        if (to.writeQueueFull()) {
            from.pause();
            backlog.stalled(this, bytes, () -> done.tryFail(new GivenUpException()));
            to.drainHandler(drained -> {
                backlog.moved(this);
                from.resume();
            });
        }
    }

    private void stop() {
        backlog.moved(this);
        // whatever still comes is for nobody; and a source that stays paused would never find out that it was closed
        from.handler(null);
        from.resume();
    }

    private static final class GivenUpException extends VertxException {
        private static final long serialVersionUID = 1L;

        GivenUpException() {
            super("given up to save memory", true);
        }
    }
}
