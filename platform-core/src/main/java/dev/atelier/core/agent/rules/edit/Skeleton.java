package dev.atelier.core.agent.rules.edit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.core.agent.rules.app.AppKind;
import dev.atelier.core.agent.rules.app.Content;
import dev.atelier.core.agent.rules.app.Topic;
import dev.atelier.core.agent.rules.phrase.Language;

/** The content of an app that has a name, a look and an empty page. */
final class Skeleton {
    private Skeleton() {}

    static ObjectNode of(AppKind kind, Language language, Topic topic, String title, int seed) {
        Messages words = Messages.in(language);
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("title", title);
        tree.put("lang", language.code());
        tree.put("kind", kind.key());
        tree.put("topic", topic.name());
        tree.putNull("theme");
        tree.putObject("art").put("motif", topic.motif()).put("seed", seed);
        tree.putObject("labels").put("skip", words.say("label.skip")).put("menu", words.say("label.menu"));
        ObjectNode page = tree.putArray("pages").addObject();
        page.put("id", "home");
        page.put("name", words.say("label.home"));
        page.putArray("sections");
        tree.put("footer", kind == AppKind.LANDING ? title : "");
        return Content.of(tree).with(topic.theme(seed)).tree();
    }
}
