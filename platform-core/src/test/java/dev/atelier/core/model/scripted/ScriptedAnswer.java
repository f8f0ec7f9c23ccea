package dev.atelier.core.model.scripted;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One answer on its way, well or badly given. */
final class ScriptedAnswer {
    private static final Duration NO_PAUSE = Duration.ZERO;

    private final HttpExchange exchange;
    private final WireFormat format;
    private final CallIds ids;
    private final CountDownLatch closed;

    ScriptedAnswer(HttpExchange exchange, WireFormat format, CallIds ids, CountDownLatch closed) {
        this.exchange = exchange;
        this.format = format;
        this.ids = ids;
        this.closed = closed;
    }

    void give(Reply reply, RecordedRequest request) throws IOException, InterruptedException {
        boolean stream = format.wantsStream(request.body());
        List<String> all = format.frames(reply, stream, ids);
        List<String> half = all.subList(0, all.size() / 2);
        switch (reply.misbehaviour()) {
            case Misbehaviour.None none -> finish(begin(stream), all, NO_PAUSE);
            case Misbehaviour.Slow slow -> finish(begin(stream), all, slow.pause());
            case Misbehaviour.EndsEarly endsEarly -> finish(begin(stream), half, NO_PAUSE);
            case Misbehaviour.CutOff cutOff -> write(begin(stream), half, NO_PAUSE);
            case Misbehaviour.Garbage garbage -> {
                OutputStream out = begin(stream);
                write(out, half, NO_PAUSE);
                finish(out, List.of(format.garbage()), NO_PAUSE);
            }
            case Misbehaviour.Hang hang -> pause(hang.longest());
            case Misbehaviour.Stall stall -> {
                write(begin(stream), half, NO_PAUSE);
                pause(stall.longest());
            }
            case Misbehaviour.Status status -> refuse(status, request);
        }
    }

    private void refuse(Misbehaviour.Status status, RecordedRequest request) throws IOException {
        status.retryAfterSeconds()
                .ifPresent(seconds -> exchange.getResponseHeaders().set("Retry-After", String.valueOf(seconds)));
        String key = request.headers()
                .getOrDefault("authorization", request.headers().getOrDefault("x-api-key", "none"));
        byte[] body = format.error(status.code(), key).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status.code(), body.length);
        exchange.getResponseBody().write(body);
    }

    private OutputStream begin(boolean stream) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", stream ? format.contentType() : "application/json");
        exchange.sendResponseHeaders(200, 0);
        return exchange.getResponseBody();
    }

    /** Each frame in two parts, so that clients meet frames, and characters, that are not there as a whole yet. */
    private void write(OutputStream out, List<String> frames, Duration pause) throws IOException, InterruptedException {
        for (String frame : frames) {
            byte[] bytes = frame.getBytes(StandardCharsets.UTF_8);
            out.write(bytes, 0, bytes.length / 2);
            out.flush();
            out.write(bytes, bytes.length / 2, bytes.length - bytes.length / 2);
            out.flush();
            pause(pause);
        }
    }

    private void finish(OutputStream out, List<String> frames, Duration pause)
            throws IOException, InterruptedException {
        write(out, frames, pause);
        out.close();
    }

    /** Until the time is over or the server is closed, whichever is first. */
    private void pause(Duration time) throws IOException, InterruptedException {
        if (!time.isZero() && closed.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IOException("the server was closed");
        }
    }
}
