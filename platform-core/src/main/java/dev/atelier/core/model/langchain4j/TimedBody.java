package dev.atelier.core.model.langchain4j;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A response's body as a stream whose reads end in time, on interruption, and after a sane number of bytes. The client's
 * threads fill the queue, one delivery at a time; the calling thread alone reads.
 */
final class TimedBody extends InputStream implements BodySubscriber<TimedBody> {
    private static final long MOST_BYTES = 32L * 1024 * 1024;

    private sealed interface Delivery {
        record Bytes(List<ByteBuffer> buffers) implements Delivery {}

        record End() implements Delivery {}

        record Failure(Throwable cause) implements Delivery {}
    }

    private final BlockingQueue<Delivery> queue = new LinkedBlockingQueue<>();
    private final CallLimits limits;
    private volatile Flow.@Nullable Subscription subscription;
    private volatile boolean closed;

    private List<ByteBuffer> current = List.of();
    private long bytesRead;
    private boolean complete;
    private @Nullable Exception failure;

    TimedBody(CallLimits limits) {
        this.limits = limits;
    }

    /** Why the body could not be read to its end: a time-out, an interruption or a broken connection. */
    @Nullable
    Exception failure() {
        return failure;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        while (!complete) {
            for (ByteBuffer buffer : current) {
                if (buffer.hasRemaining()) {
                    int count = Math.min(length, buffer.remaining());
                    buffer.get(target, offset, count);
                    return counted(count);
                }
            }
            next();
        }
        return -1;
    }

    private int counted(int count) throws IOException {
        bytesRead += count;
        if (bytesRead > MOST_BYTES) {
            throw failed(new IOException("the answer has more than " + MOST_BYTES + " bytes"));
        }
        return count;
    }

    private void next() throws IOException {
        try {
            switch (queue.poll(limits.nanosToWait(), TimeUnit.NANOSECONDS)) {
                case null -> throw failed(new TimeoutException("silent for too long"));
                case Delivery.Bytes bytes -> {
                    current = bytes.buffers();
                    more();
                }
                case Delivery.End end -> complete = true;
                case Delivery.Failure broken -> throw failed(new IOException(broken.cause()));
            }
        } catch (InterruptedException e) {
            throw failed(e);
        }
    }

    private void more() {
        Flow.Subscription open = subscription;
        if (open != null) {
            open.request(1);
        }
    }

    private IOException failed(Exception cause) {
        failure = cause;
        close();
        return new IOException(cause);
    }

    /** Gives the connection up unless all of it was read. */
    @Override
    public void close() {
        closed = !complete;
        Flow.Subscription open = subscription;
        if (closed && open != null) {
            open.cancel();
        }
    }

    @Override
    public CompletionStage<TimedBody> getBody() {
        return CompletableFuture.completedStage(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        if (closed) {
            given.cancel();
        } else {
            given.request(1);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        queue.add(new Delivery.Bytes(buffers));
    }

    @Override
    public void onError(Throwable cause) {
        queue.add(new Delivery.Failure(cause));
    }

    @Override
    public void onComplete() {
        queue.add(new Delivery.End());
    }
}
