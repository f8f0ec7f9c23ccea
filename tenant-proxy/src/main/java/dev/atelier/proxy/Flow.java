package dev.atelier.proxy;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VertxException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.streams.ReadStream;
import io.vertx.core.streams.WriteStream;
import java.util.function.Consumer;

/** Moves bytes from one side to the other as fast as the slower one goes, and into the backlog's account while it stalls. */
final class Flow {
    /** What a sink may have taken without having sent it; the kernel's buffers, far larger, come on top. */
    private static final int QUEUE_BYTES = 16 * 1024;
    /** The most that is read at once, and so the largest piece of an answer or of what a tunnel carries. */
    static final int PIECE_BYTES = 64 * 1024;

    /** What a stall may keep: the queue, the piece that filled it, and the rest of what was read along with that. */
    static final long STALL_BYTES = QUEUE_BYTES + 2 * PIECE_BYTES;

    private final Backlog backlog;
    private final HttpConnection source;
    private final ReadStream<Buffer> from;
    private final WriteStream<Buffer> to;
    private final Consumer<Buffer> listener;
    private final Promise<Void> done = Promise.promise();

    private Flow(
            Backlog backlog,
            HttpConnection source,
            ReadStream<Buffer> from,
            WriteStream<Buffer> to,
            Consumer<Buffer> listener) {
        this.backlog = backlog;
        this.source = source;
        this.from = from;
        this.to = to;
        this.listener = listener;
    }

    /**
     * Lets it flow. The future succeeds when the source has ended, which the sink is then still to be told; it fails when
     * either side broke or the flow was given up.
     *
     * @param source the connection by which {@code from} comes in
     */
    static Future<Void> between(
            Backlog backlog, HttpConnection source, ReadStream<Buffer> from, WriteStream<Buffer> to) {
        return between(backlog, source, from, to, piece -> {});
    }

    /**
     * The same, and somebody listens.
     *
     * @param listener told each piece before it is passed on; must not change it
     */
    static Future<Void> between(
            Backlog backlog,
            HttpConnection source,
            ReadStream<Buffer> from,
            WriteStream<Buffer> to,
            Consumer<Buffer> listener) {
        Flow flow = new Flow(backlog, source, from, to, listener);
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
            Channels.stopReading(source);
            backlog.stalled(this, STALL_BYTES, () -> done.tryFail(new GivenUpException()));
            to.drainHandler(drained -> goOn());
        }
    }

    private void stop() {
        // whatever still comes is for nobody; and a source that stays paused would never find out that it was closed
        from.handler(null);
        goOn();
    }

    private void goOn() {
        backlog.moved(this);
        Channels.goOnReading(source);
        from.resume();
    }

    private static final class GivenUpException extends VertxException {
        private static final long serialVersionUID = 1L;

        GivenUpException() {
            super("given up to save memory", true);
        }
    }
}
