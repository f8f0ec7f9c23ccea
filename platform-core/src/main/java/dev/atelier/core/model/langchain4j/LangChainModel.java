package dev.atelier.core.model.langchain4j;

import dev.atelier.core.model.LanguageModel;
import dev.atelier.core.model.ModelException;
import dev.atelier.core.model.ModelName;
import dev.atelier.core.model.ModelReply;
import dev.atelier.core.model.ModelRequest;
import dev.atelier.core.model.ModelSettings;
import dev.atelier.core.model.TextListener;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.net.http.HttpClient;
import java.time.Duration;

/** One model at one provider. Makes each call once, in the calling thread. */
final class LangChainModel implements LanguageModel {
    private static final Duration CONNECT = Duration.ofSeconds(10);

    /** Opens LangChain4j's model for one call; cheap, as the connections are kept below it. */
    @FunctionalInterface
    interface Opening {
        StreamingChatModel open(HttpClientBuilder http, ModelRequest request);
    }

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();
    private final ModelName name;
    private final boolean seesImages;
    private final ModelSettings settings;
    private final FailureReading failures;
    private final Opening opening;

    LangChainModel(ModelName name, boolean seesImages, ModelSettings settings, String keySetting, Opening opening) {
        this.name = name;
        this.seesImages = seesImages;
        this.settings = settings;
        this.failures = new FailureReading(name, keySetting);
        this.opening = opening;
    }

    @Override
    public ModelName name() {
        return name;
    }

    @Override
    public boolean seesImages() {
        return seesImages;
    }

    @Override
    public ModelReply chat(ModelRequest request, TextListener live) throws ModelException, InterruptedException {
        HttpCall call = new HttpCall(client, new CallLimits(settings));
        Answer answer = new Answer(live);
        opening.open(new HttpCallBuilder(call), request).chat(new RequestMapping(seesImages).map(request), answer);
        if (answer.listenerFailure() != null) {
            throw answer.listenerFailure();
        }
        if (call.failure() instanceof CallFailure.Broken broken && broken.cause() instanceof InterruptedException) {
            throw new InterruptedException("interrupted while " + name + " was answering");
        }
        if (call.failure() != null) {
            throw failures.of(call.failure());
        }
        return ReplyMapping.map(name, whole(call.watch(), answer));
    }

    /** A stream that merely stops, without a word that it is over, is half an answer. */
    private ChatResponse whole(EventWatch watch, Answer answer) throws ModelException {
        if (answer.error() != null) {
            throw failures.reported(answer.error());
        }
        if (watch.unreadable() != null) {
            throw failures.brokenOff(watch.unreadable());
        }
        ChatResponse response = answer.response();
        if (response == null || (response.finishReason() == null && !watch.endMark())) {
            throw failures.brokenOff(new IllegalStateException("the stream ended without its end mark"));
        }
        return response;
    }
}
