package dev.atelier.core.agent.rules;

import dev.atelier.core.agent.rules.edit.Effect;
import dev.atelier.core.agent.rules.edit.Messages;
import dev.atelier.core.agent.rules.edit.Suggestions;
import dev.atelier.core.agent.rules.intent.Intent;
import dev.atelier.core.agent.rules.intent.Intent.Ask;
import dev.atelier.core.agent.rules.intent.Intent.Question;
import dev.atelier.core.agent.rules.intent.Intent.Unknown;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** What the user is told at the end of a turn. */
final class Answer {
    private static final int MOST = 8;

    private final Messages messages;
    private final Project project;

    Answer(Messages messages, Project project) {
        this.messages = messages;
        this.project = project;
    }

    /** What the app looks like now, what was left out, and, after something new, what could be next. */
    String done(Wishes wishes, List<Intent> intents) {
        List<String> said = new ArrayList<>();
        for (int i = 0; i < intents.size(); i++) {
            said.add(
                    intents.get(i) instanceof Unknown unknown
                            ? messages.say("unknown.rest", Suggestions.quoted(unknown))
                            : wishes.effects().get(i).said());
        }
        if (wishes.made()) {
            if (project.hasApp()) {
                said.add(messages.say("made.replaced"));
            }
            wishes.content().map(content -> Suggestions.next(content, messages)).ifPresent(said::add);
        }
        return join(said);
    }

    /** Why nothing was done, and the nearest things that could be. */
    String nothingDone(Wishes wishes, List<Intent> intents) {
        boolean foreign = project.foreign() && intents.stream().noneMatch(Ask.class::isInstance);
        List<String> said = new ArrayList<>();
        if (foreign) {
            said.add(messages.say("foreign"));
        } else {
            wishes.effects().stream().map(Effect::said).forEach(said::add);
        }
        Optional<List<Intent.Topic>> near = near(intents);
        near.ifPresent(
                about -> said.add(Suggestions.nearest(about, project.content().isPresent(), messages)));
        return join(said);
    }

    /** Empty when the answer is complete without examples. */
    private Optional<List<Intent.Topic>> near(List<Intent> intents) {
        LinkedHashSet<Intent.Topic> about = new LinkedHashSet<>();
        boolean wanted = project.content().isEmpty();
        for (Intent intent : intents) {
            if (intent instanceof Unknown unknown) {
                about.addAll(unknown.about());
                wanted = true;
            }
            wanted |= intent instanceof Ask ask && ask.question() != Question.UNDO;
        }
        return wanted ? Optional.of(List.copyOf(about)) : Optional.empty();
    }

    private static String join(List<String> said) {
        return String.join(" ", said.stream().distinct().limit(MOST).toList());
    }
}
