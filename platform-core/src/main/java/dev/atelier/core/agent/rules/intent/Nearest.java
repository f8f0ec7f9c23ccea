package dev.atelier.core.agent.rules.intent;

import dev.atelier.core.agent.rules.intent.Intent.Topic;
import dev.atelier.core.agent.rules.phrase.Concept;
import dev.atelier.core.agent.rules.phrase.Token;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What a clause that is not understood seems to be about. */
final class Nearest {
    private static final Map<Topic, Concept[]> SIGNS = signs();

    private Nearest() {}

    static List<Topic> topics(Clause clause) {
        List<Topic> topics = new ArrayList<>();
        for (Map.Entry<Topic, Concept[]> sign : SIGNS.entrySet()) {
            if (clause.has(sign.getValue())) {
                topics.add(sign.getKey());
            }
        }
        boolean section = clause.tokens().stream().map(Vocabulary::section).anyMatch(found -> found.isPresent());
        if (section && !topics.contains(Topic.SECTION)) {
            topics.add(Topic.SECTION);
        }
        if (clause.tokens().stream().anyMatch(Token::quoted) && !topics.contains(Topic.TEXT)) {
            topics.add(Topic.TEXT);
        }
        return topics;
    }

    private static Map<Topic, Concept[]> signs() {
        Map<Topic, Concept[]> signs = new EnumMap<>(Topic.class);
        signs.put(Topic.IMAGE, new Concept[] {Concept.IMAGE, Concept.IMAGE_FILE});
        signs.put(Topic.COLOUR, new Concept[] {Concept.HUE, Concept.COLOUR, Concept.BACKGROUND, Concept.LINK});
        signs.put(Topic.LOOK, new Concept[] {
            Concept.FONT, Concept.SERIF, Concept.MODE, Concept.BIGGER, Concept.SMALLER, Concept.CORNERS, Concept.ROUND
        });
        signs.put(Topic.TITLE, new Concept[] {Concept.TITLE});
        signs.put(Topic.TEXT, new Concept[] {Concept.TAGLINE, Concept.TEXT, Concept.BUTTON, Concept.FOOTER});
        signs.put(Topic.PAGE, new Concept[] {Concept.MENU});
        signs.put(Topic.SECTION, new Concept[] {Concept.SECTION});
        signs.put(Topic.ITEM, new Concept[] {Concept.ITEM});
        signs.put(Topic.MAKE, new Concept[] {Concept.BUILD, Concept.WANT, Concept.WEBSITE});
        return signs;
    }
}
