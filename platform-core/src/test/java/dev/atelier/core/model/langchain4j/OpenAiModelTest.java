package dev.atelier.core.model.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.core.model.LanguageModelContract;
import dev.atelier.core.model.ModelMessage.UserMessage;
import dev.atelier.core.model.TextListener;
import dev.atelier.core.model.scripted.Reply;
import dev.atelier.core.model.scripted.Script;
import org.junit.jupiter.api.Test;

class OpenAiModelTest extends HttpModelContract {

    OpenAiModelTest() {
        super(new OpenAiProvider(), "gpt-4.1");
    }

    @Test
    void speaksChatCompletionsWithTheKeyAsABearerToken() throws Exception {
        following(Script.of(Reply.text("Yes.")))
                .chat(LanguageModelContract.request(new UserMessage("Hello")), TextListener.SILENT);

        JsonNode body = server().lastRequest().body();
        assertThat(server().lastRequest().path()).isEqualTo("/v1/chat/completions");
        assertThat(server().lastRequest().headers()).containsEntry("authorization", "Bearer " + KEY);
        assertThat(body.path("model").asText()).isEqualTo("gpt-4.1");
        assertThat(body.path("max_tokens").asInt()).isEqualTo(1000);
        assertThat(body.at("/stream_options/include_usage").asBoolean()).isTrue();
    }
}
