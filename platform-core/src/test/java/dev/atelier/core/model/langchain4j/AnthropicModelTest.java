package dev.atelier.core.model.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.core.model.LanguageModelContract;
import dev.atelier.core.model.ModelMessage.UserMessage;
import dev.atelier.core.model.TextListener;
import dev.atelier.core.model.scripted.Reply;
import dev.atelier.core.model.scripted.Script;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AnthropicModelTest extends HttpModelContract {

    AnthropicModelTest() {
        super(new AnthropicProvider(), "claude-sonnet-4-5");
    }

    @Test
    @DisplayName("X13 tools, system prompt and conversation are marked for the provider's cache")
    void marksWhatIsToBeCached() throws Exception {
        following(Script.of(Reply.text("Yes.")))
                .chat(LanguageModelContract.request(new UserMessage("Hello")), TextListener.SILENT);

        JsonNode body = server().lastRequest().body();
        assertThat(body.at("/system/0/cache_control/type").asText()).isEqualTo("ephemeral");
        assertThat(body.at("/tools/0/cache_control/type").asText()).isEqualTo("ephemeral");
        assertThat(body.at("/messages/0/content/0/cache_control/type").asText()).isEqualTo("ephemeral");
        assertThat(server().lastRequest().path()).isEqualTo("/v1/messages");
        assertThat(server().lastRequest().headers()).containsEntry("x-api-key", KEY);
    }
}
