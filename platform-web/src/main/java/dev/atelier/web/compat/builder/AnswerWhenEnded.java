package dev.atelier.web.compat.builder;

import dev.atelier.core.run.LoggedEvent;
import dev.atelier.core.run.Outcome;
import dev.atelier.core.run.RunEvent;
import dev.atelier.core.run.RunListener;
import dev.atelier.core.run.Subscription;
import dev.atelier.web.compat.JsonBody;
import jakarta.servlet.AsyncContext;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Answers a request once its run has ended: with what the agent says, or in the same form with why it could not. While
 * that takes long it sends white space, which JSON allows before a value, so that nobody on the way takes the connection
 * for dead.
 */
final class AnswerWhenEnded implements RunListener {
    private static final Logger LOG = System.getLogger(AnswerWhenEnded.class.getName());
    private static final Duration SILENCE = Duration.ofSeconds(45);

    private final AsyncContext waiting;
    private final CompletableFuture<Subscription> subscription = new CompletableFuture<>();
    private String said = "";
    private long lastSent = System.nanoTime();

    AnswerWhenEnded(AsyncContext waiting) {
        this.waiting = waiting;
    }

    void follow(Subscription following) {
        subscription.complete(following);
    }

    @Override
    public void onEvent(LoggedEvent event) {
        if (event.event() instanceof RunEvent.Answered answered) {
            said = answered.text();
        } else if (event.event() instanceof RunEvent.RunEnded ended) {
            Map<String, String> answer = new LinkedHashMap<>();
            answer.put("role", "ai");
            answer.put("text", textFor(ended.outcome()));
            send(JsonBody.bytes(answer));
            end();
            return;
        }
        keepOpen();
    }

    @Override
    public void onIdle() {
        keepOpen();
    }

    private String textFor(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Completed completed -> said;
            case Outcome.Failed failed -> failed.fault().message();
            case Outcome.Cancelled cancelled -> "Stopped. What was done until then is kept.";
            case Outcome.TimedOut timedOut -> "It took too long and was stopped. What was done until then is kept.";
            case Outcome.LimitReached limit -> said.isEmpty() ? "A limit was reached: " + limit.limit() + "." : said;
        };
    }

    private void keepOpen() {
        if (System.nanoTime() - lastSent > SILENCE.toNanos()) {
            send(new byte[] {' '});
        }
    }

    private void send(byte[] bytes) {
        try {
            waiting.getResponse().setContentType("application/json;charset=UTF-8");
            waiting.getResponse().getOutputStream().write(bytes);
            waiting.getResponse().getOutputStream().flush();
            lastSent = System.nanoTime();
        } catch (IOException clientIsGone) {
            LOG.log(Level.DEBUG, "who asked did not wait for the answer; the run goes on");
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
