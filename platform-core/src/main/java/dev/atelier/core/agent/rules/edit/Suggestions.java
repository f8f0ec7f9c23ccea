package dev.atelier.core.agent.rules.edit;

import dev.atelier.core.agent.rules.app.AppKind;
import dev.atelier.core.agent.rules.app.Content;
import dev.atelier.core.agent.rules.app.SectionKind;
import dev.atelier.core.agent.rules.intent.Intent.Topic;
import dev.atelier.core.agent.rules.intent.Intent.Unknown;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What could be said next, and what to answer when something was not understood (X-R4). */
public final class Suggestions {
    private static final int MOST = 3;
    private static final List<Topic> ALWAYS = List.of(Topic.TITLE, Topic.COLOUR, Topic.SECTION);

    private static final List<SectionKind> WANTED =
            List.of(SectionKind.HOURS, SectionKind.FAQ, SectionKind.TEAM, SectionKind.NEWSLETTER, SectionKind.QUOTES);

    private Suggestions() {}

    static String notUnderstood(Unknown unknown, Messages messages) {
        return messages.say("unknown", quoted(unknown));
    }

    /** What was said, short enough to be told back. */
    public static String quoted(Unknown unknown) {
        return Texts.clean(unknown.words(), Texts.TITLE);
    }

    /** Examples for what was nearest, filled up with what is always possible. */
    public static String nearest(List<Topic> about, boolean appThere, Messages messages) {
        if (!appThere) {
            return messages.say("nearest.make");
        }
        List<String> examples = Stream.concat(about.stream(), ALWAYS.stream())
                .distinct()
                .limit(MOST)
                .map(topic -> messages.say("example." + key(topic)))
                .toList();
        return messages.say("nearest", messages.list(examples));
    }

    /** What somebody could say next who has just got an app. */
    public static String next(Content content, Messages messages) {
        if (content.kind().filter(AppKind.LANDING::equals).isEmpty()) {
            return messages.say("next.other");
        }
        SectionKind missing = WANTED.stream()
                .filter(kind -> !content.kinds().contains(kind))
                .findFirst()
                .orElse(SectionKind.QUOTES);
        return messages.say("next.landing", messages.say("want." + missing.key()));
    }

    static String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
