package dev.atelier.core.model.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.model.LanguageModelContract;
import dev.atelier.core.model.ModelMessage.UserMessage;
import dev.atelier.core.model.TextListener;
import dev.atelier.core.model.scripted.Reply;
import dev.atelier.core.model.scripted.Script;
import org.junit.jupiter.api.Test;

class OllamaModelTest extends HttpModelContract {

    OllamaModelTest() {
        super(new OllamaProvider(), "llama3");
    }

    @Override
    public boolean carriesBrokenArguments() {
        return false;
    }

    @Override
    public boolean countsCached() {
        return false;
    }

    @Test
    void asksForAContextThatIsLargeEnough() throws Exception {
        following(Script.of(Reply.text("Yes.")))
                .chat(LanguageModelContract.request(new UserMessage("Hello")), TextListener.SILENT);

        assertThat(server().lastRequest().body().at("/options/num_ctx").asInt()).isEqualTo(32_768);
    }
}
