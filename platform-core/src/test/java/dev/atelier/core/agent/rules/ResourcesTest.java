package dev.atelier.core.agent.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.core.agent.rules.app.AppKind;
import dev.atelier.core.agent.rules.app.SectionKind;
import dev.atelier.core.agent.rules.app.Sections;
import dev.atelier.core.agent.rules.app.Sources;
import dev.atelier.core.agent.rules.app.Topic;
import dev.atelier.core.agent.rules.app.Topics;
import dev.atelier.core.agent.rules.edit.Messages;
import dev.atelier.core.agent.rules.phrase.Language;
import java.io.IOException;
import java.io.StringReader;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read by name is there, in both languages. */
class ResourcesTest {

    @ParameterizedTest
    @EnumSource(SectionKind.class)
    void everySectionHasAComponentAndWordsInBothLanguages(SectionKind kind) {
        assertThat(Sources.component(kind)).isNotEmpty();
        Set<String> fields = null;
        for (Language language : Language.values()) {
            ObjectNode section = new Sections(language, Topics.of(""), "T", "t", 1).make(kind, Set.of());
            Set<String> own = new TreeSet<>();
            section.fieldNames().forEachRemaining(own::add);
            assertThat(fields == null ? own : fields).isEqualTo(own);
            fields = own;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pottery class", "Bäckerei", "yoga studio", "software startup", "nothing in particular"})
    void topicsHaveALookAndWordsForTheirPages(String about) {
        Topic topic = Topics.of(about);

        assertThat(topic.colours()).isNotEmpty();
        assertThat(topic.sections())
                .startsWith(SectionKind.HERO)
                .contains(SectionKind.CONTACT)
                .doesNotHaveDuplicates();
    }

    @Test
    void messagesAreTheSameInBothLanguages() throws IOException {
        Properties english = messages("en");
        Properties german = messages("de");

        assertThat(german.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            assertThat(gaps(german.getProperty(key))).as(key).isEqualTo(gaps(english.getProperty(key)));
        }
    }

    @Test
    void everyKindCanBeSpokenOf() {
        for (Language language : Language.values()) {
            Messages messages = Messages.in(language);
            for (SectionKind kind : SectionKind.values()) {
                assertThat(messages.say("kind." + kind.key())).isNotBlank();
                assertThat(messages.say("part." + kind.key())).isNotBlank();
            }
            for (AppKind kind : AppKind.values()) {
                assertThat(messages.say("made." + kind.key(), "X")).contains("X");
                assertThat(messages.say("name." + kind.key())).isNotBlank();
            }
        }
    }

    @Test
    void nothingSaidToAUserNamesAFile() throws IOException {
        for (String language : new String[] {"en", "de"}) {
            Properties messages = messages(language);
            for (String key : messages.stringPropertyNames()) {
                assertThat(messages.getProperty(key)).as(key).doesNotContain(".jsx", ".json", ".css", "src/", "React");
            }
        }
    }

    private static Properties messages(String language) throws IOException {
        Properties messages = new Properties();
        messages.load(new StringReader(Resources.text("messages/" + language + ".properties")));
        return messages;
    }

    private static int gaps(String text) {
        return text.split("\\{\\}", -1).length - 1;
    }
}
