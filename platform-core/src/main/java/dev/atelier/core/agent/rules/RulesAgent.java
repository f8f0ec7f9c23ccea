package dev.atelier.core.agent.rules;

import dev.atelier.core.agent.Agent;
import dev.atelier.core.agent.AgentResult;
import dev.atelier.core.agent.AgentResult.Done;
import dev.atelier.core.agent.AgentResult.Failed;
import dev.atelier.core.agent.AgentResult.NothingDone;
import dev.atelier.core.agent.PreviewReport;
import dev.atelier.core.agent.Turn;
import dev.atelier.core.agent.rules.edit.Facts;
import dev.atelier.core.agent.rules.edit.Messages;
import dev.atelier.core.agent.rules.intent.Intent;
import dev.atelier.core.agent.rules.intent.Understanding;
import dev.atelier.core.agent.rules.phrase.Language;
import dev.atelier.core.agent.rules.phrase.Phrase;
import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultKind;
import java.util.List;

/** Does by rules what it understands, says so when it does not, and then changes nothing. */
public final class RulesAgent implements Agent {

    @Override
    public String name() {
        return "rules";
    }

    @Override
    public AgentResult work(Turn turn) throws InterruptedException {
        Project project = Project.read(turn.files());
        Phrase phrase = Phrase.of(turn.ask());
        Language language = language(phrase, project, turn);
        Messages messages = Messages.in(language);
        List<String> sent = SentPictures.of(turn);
        boolean appThere = project.content().isPresent();
        List<Intent> intents = Understanding.of(phrase, appThere, Pointing.at(turn.elements(), project.content()));
        Facts facts = new Facts(language, turn.projectName(), phrase.text(), project.images(), sent);

        Wishes wishes = Wishes.carryOut(intents, project.content(), facts);
        if (!wishes.changed() && appThere && !sent.isEmpty()) {
            intents = SentPictures.meant(phrase);
            wishes = Wishes.carryOut(intents, project.content(), facts);
        }
        Answer answer = new Answer(messages, project);
        if (!wishes.changed()) {
            return new NothingDone(answer.nothingDone(wishes, intents));
        }
        Steps steps = new Steps(turn, messages);
        steps.take(SourceChange.of(project, wishes, messages));
        PreviewReport report = steps.check();
        return report.ok() ? new Done(answer.done(wishes, intents)) : new Failed(broken(report, messages));
    }

    /** That of the words; of words that do not tell, that of the app or of what was said before. */
    private static Language language(Phrase phrase, Project project, Turn turn) {
        return phrase.language()
                .or(() -> turn.conversation().reversed().stream()
                        .flatMap(earlier -> Phrase.of(earlier.user()).language().stream())
                        .findFirst())
                .or(() -> project.content().map(content -> content.language()))
                .orElse(Language.EN);
    }

    private static Fault broken(PreviewReport report, Messages messages) {
        String problem = String.join("; ", report.problems());
        return Fault.of(FaultKind.PLATFORM, "app_broken", messages.say("failed", problem));
    }
}
