package dev.atelier.core.agent.rules.edit;

import dev.atelier.core.agent.rules.Resources;
import dev.atelier.core.agent.rules.phrase.Language;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** What is said to the user, in one language; see {@code messages/}. */
public final class Messages {
    private static final Map<Language, Messages> ALL = load();

    private final Properties texts;

    private Messages(Properties texts) {
        this.texts = texts;
    }

    public static Messages in(Language language) {
        Messages messages = ALL.get(language);
        if (messages == null) {
            throw new IllegalStateException("no messages in " + language);
        }
        return messages;
    }

    /** The text of that name, with each {@code {}} replaced by one of the values, in their order. */
    public String say(String key, String... values) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalStateException("no message " + key);
        }
        StringBuilder said = new StringBuilder();
        int from = 0;
        for (String value : values) {
            int gap = text.indexOf("{}", from);
            if (gap < 0) {
                break;
            }
            said.append(text, from, gap).append(value);
            from = gap + 2;
        }
        return said.append(text.substring(from)).toString();
    }

    /** "a, b and c". */
    public String list(List<String> parts) {
        if (parts.size() < 2) {
            return String.join("", parts);
        }
        List<String> head = parts.subList(0, parts.size() - 1);
        return String.join(", ", head) + " " + say("and") + " " + parts.getLast();
    }

    private static Map<Language, Messages> load() {
        Map<Language, Messages> all = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            Properties texts = new Properties();
            try {
                texts.load(new StringReader(Resources.text("messages/" + language.code() + ".properties")));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            all.put(language, new Messages(texts));
        }
        return all;
    }
}
