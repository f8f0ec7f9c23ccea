package dev.atelier.core.model.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.atelier.core.model.HeardText;
import dev.atelier.core.model.Image;
import dev.atelier.core.model.LanguageModel;
import dev.atelier.core.model.LanguageModelContract;
import dev.atelier.core.model.ModelException;
import dev.atelier.core.model.ModelFailure;
import dev.atelier.core.model.ModelMessage.UserMessage;
import dev.atelier.core.model.ModelProvider;
import dev.atelier.core.model.ModelRequest;
import dev.atelier.core.model.TextListener;
import dev.atelier.core.model.scripted.Misbehaviour;
import dev.atelier.core.model.scripted.Reply;
import dev.atelier.core.model.scripted.Script;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the adapters keep beyond the contract, because there is a network between. */
abstract class HttpModelContract extends ServedModel {
    private static final ModelRequest REQUEST = LanguageModelContract.request(new UserMessage("Hello"));

    HttpModelContract(ModelProvider provider, String model) {
        super(provider, model);
    }

    @Test
    void sendsSystemPromptToolsAndLimits() throws Exception {
        following(Script.of(Reply.text("Yes."))).chat(REQUEST, TextListener.SILENT);

        String body = server().lastRequest().body().toString();
        assertThat(body).contains("You build web apps.", "write_file", "\"required\":[\"path\"]", "1000", "0.5");
    }

    @Test
    void sendsImagesToAModelThatSees() throws Exception {
        UserMessage message = new UserMessage("What is it?", List.of(Image.of("image/png", new byte[] {1, 2, 3})));

        following(Script.of(Reply.text("A cat.")), Map.of("ATELIER_MODEL_IMAGES", "yes"))
                .chat(LanguageModelContract.request(message), TextListener.SILENT);
        String seeing = server().lastRequest().body().toString();
        following(Script.of(Reply.text("No idea.")), Map.of("ATELIER_MODEL_IMAGES", "no"))
                .chat(LanguageModelContract.request(message), TextListener.SILENT);
        String blind = server().lastRequest().body().toString();

        assertThat(seeing).contains("AQID");
        assertThat(blind).doesNotContain("AQID");
    }

    @Test
    @DisplayName("S5 silence ends after the idle time-out, before the answer and in the middle of it")
    void givesUpOnSilence() {
        Map<String, String> impatient = Map.of("ATELIER_MODEL_IDLE_TIMEOUT", "PT0.3S");
        for (Misbehaviour silence : List.of(new Misbehaviour.Hang(LONG), new Misbehaviour.Stall(LONG))) {
            LanguageModel model = following(Script.of(Reply.wrong(silence)), impatient);

            assertThat(failure(model).failure()).isEqualTo(ModelFailure.TIMED_OUT);
        }
    }

    @Test
    @DisplayName("S5 an endless trickle ends after the time-out of the whole call")
    void givesUpOnATrickle() {
        Reply trickle = Reply.text("word ".repeat(2000)).but(new Misbehaviour.Slow(Duration.ofMillis(20)));
        LanguageModel model = following(Script.of(trickle), Map.of("ATELIER_MODEL_TIMEOUT", "PT0.5S"));

        assertThat(failure(model).failure()).isEqualTo(ModelFailure.TIMED_OUT);
    }

    @Test
    void aServerThatIsNotThereIsUnreachable() {
        LanguageModel model = following(Script.of());
        server().close();

        assertThat(failure(model).failure()).isEqualTo(ModelFailure.UNREACHABLE);
    }

    @Test
    @DisplayName("the key is in no message, no cause and no log, though the provider repeats it")
    void doesNotRepeatTheKey() {
        StringWriter all = new StringWriter();
        try (LogCapture log = LogCapture.ofEverything()) {
            for (Misbehaviour misbehaviour : List.of(new Misbehaviour.Status(401), new Misbehaviour.Garbage())) {
                failure(following(Script.of(Reply.wrong(misbehaviour)))).printStackTrace(new PrintWriter(all));
            }
            all.append(log.text());
        }

        assertThat(all.toString()).doesNotContain(KEY).contains("HTTP 401");
    }

    @Test
    void whatTheListenerThrowsIsNotLost() {
        LanguageModel model = following(Script.of(Reply.text("One. Two. Three. Four.")));

        assertThatThrownBy(() -> model.chat(REQUEST, delta -> {
                    throw new IllegalStateException("the journal is full");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the journal is full");
    }

    @Test
    void servesManyCallsAtOnce() throws Exception {
        LanguageModel model = following(Script.of(Reply.text("Yes, of course.").forever()));
        List<HeardText> heard = List.of(new HeardText(), new HeardText(), new HeardText(), new HeardText());

        List<Thread> threads = heard.stream()
                .map(live -> Thread.ofVirtual().start(() -> {
                    try {
                        model.chat(REQUEST, live);
                    } catch (ModelException | InterruptedException e) {
                        live.text(e.toString());
                    }
                }))
                .toList();
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(heard).allSatisfy(live -> assertThat(live.heard()).isEqualTo("Yes, of course."));
    }

    static ModelException failure(LanguageModel model) {
        return catchThrowableOfType(ModelException.class, () -> model.chat(REQUEST, TextListener.SILENT));
    }
}
