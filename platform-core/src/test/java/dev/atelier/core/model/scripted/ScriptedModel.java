package dev.atelier.core.model.scripted;

import dev.atelier.core.model.LanguageModel;
import dev.atelier.core.model.ModelException;
import dev.atelier.core.model.ModelFailure;
import dev.atelier.core.model.ModelMessage;
import dev.atelier.core.model.ModelName;
import dev.atelier.core.model.ModelReply;
import dev.atelier.core.model.ModelRequest;
import dev.atelier.core.model.TextListener;
import dev.atelier.core.model.ToolCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A model in the process that follows a script and remembers what it was asked. */
public final class ScriptedModel implements LanguageModel {
    private static final ModelName NAME = new ModelName("scripted", "in-process");

    private final Script script;
    private final ModelName name;
    private final List<ModelRequest> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger calls = new AtomicInteger();

    public ScriptedModel(Reply... replies) {
        this(Script.of(replies));
    }

    public ScriptedModel(Script script) {
        this(NAME, script);
    }

    public ScriptedModel(ModelName name, Script script) {
        this.name = name;
        this.script = script;
    }

    public List<ModelRequest> requests() {
        return List.copyOf(requests);
    }

    public ModelRequest lastRequest() {
        return requests.get(requests.size() - 1);
    }

    @Override
    public ModelName name() {
        return name;
    }

    @Override
    public boolean seesImages() {
        return true;
    }

    @Override
    public ModelReply chat(ModelRequest request, TextListener live) throws ModelException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        requests.add(request);
        Reply reply = script.next(lastUserText(request));
        speak(reply, live);
        List<ToolCall> made = new ArrayList<>();
        for (ScriptedCall call : reply.calls()) {
            made.add(new ToolCall("call_" + calls.incrementAndGet(), call.tool(), call.arguments()));
        }
        return new ModelReply(name, reply.text(), made, reply.tokens(), reply.finish());
    }

    private static void speak(Reply reply, TextListener live) throws ModelException, InterruptedException {
        String half = reply.text().substring(0, reply.text().length() / 2);
        switch (reply.misbehaviour()) {
            case Misbehaviour.None none -> say(reply.text(), live);
            case Misbehaviour.Slow slow -> {
                for (String word : WireFormat.pieces(reply.text(), 8)) {
                    pause(slow.pause());
                    say(word, live);
                }
            }
            case Misbehaviour.Status status -> throw failure(status);
            case Misbehaviour.Hang hang -> {
                pause(hang.longest());
                throw new ModelException(ModelFailure.TIMED_OUT, "It hung.", null);
            }
            case Misbehaviour.Stall stall -> {
                say(half, live);
                pause(stall.longest());
                throw new ModelException(ModelFailure.TIMED_OUT, "It stalled.", null);
            }
            case Misbehaviour.Garbage garbage -> throw broken(half, live);
            case Misbehaviour.CutOff cutOff -> throw broken(half, live);
            case Misbehaviour.EndsEarly endsEarly -> throw broken(half, live);
        }
    }

    private static void say(String text, TextListener live) {
        if (!text.isEmpty()) {
            live.text(text);
        }
    }

    private static ModelException broken(String half, TextListener live) {
        say(half, live);
        return new ModelException(ModelFailure.BROKEN_ANSWER, "It broke off.", null);
    }

    private static ModelException failure(Misbehaviour.Status status) {
        ModelFailure failure = switch (status.code()) {
            case 401, 403 -> ModelFailure.UNAUTHORISED;
            case 404 -> ModelFailure.UNKNOWN_MODEL;
            case 413 -> ModelFailure.CONTEXT_TOO_LONG;
            case 429 -> ModelFailure.RATE_LIMITED;
            default -> status.code() >= 500 ? ModelFailure.OVERLOADED : ModelFailure.REFUSED;
        };
        Optional<Duration> retryAfter = status.retryAfterSeconds().isPresent()
                ? Optional.of(Duration.ofSeconds(status.retryAfterSeconds().getAsInt()))
                : Optional.empty();
        return new ModelException(failure, "The model answered HTTP " + status.code() + ".", retryAfter, null);
    }

    /** Waits in a way that ends at once on an interruption. */
    private static void pause(Duration time) throws InterruptedException {
        boolean released = new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS);
        if (released) {
            throw new IllegalStateException("nobody counts this latch down");
        }
    }

    private static String lastUserText(ModelRequest request) {
        String text = "";
        for (ModelMessage message : request.messages()) {
            if (message instanceof ModelMessage.UserMessage user) {
                text = user.text();
            }
        }
        return text;
    }
}
