package dev.atelier.core.agent.rules.chores;

import dev.atelier.core.agent.Agent;
import dev.atelier.core.agent.AgentResult;
import dev.atelier.core.agent.AgentResult.Done;
import dev.atelier.core.agent.AgentResult.NothingDone;
import dev.atelier.core.agent.RepositoryBrief;
import dev.atelier.core.agent.Turn;
import dev.atelier.core.agent.rules.edit.Messages;
import dev.atelier.core.agent.rules.phrase.Language;
import dev.atelier.core.agent.rules.phrase.Phrase;
import dev.atelier.core.source.SourcePath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Does chores on any repository, without a model (X-R3). What it does not understand it says, with what it can do, and then
 * changes nothing.
 */
public final class ChoresAgent implements Agent {

    @Override
    public String name() {
        return "rules";
    }

    @Override
    public AgentResult work(Turn turn) throws InterruptedException {
        Messages messages = Messages.in(Phrase.of(turn.ask()).language().orElse(Language.EN));
        Set<Chore> wanted = ChoreWords.wanted(turn.ask());
        if (wanted.isEmpty()) {
            return new NothingDone(messages.say("chore.unknown"));
        }
        List<String> said = new ArrayList<>();
        boolean changed = false;
        for (Chore chore : wanted) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            Draft draft = draft(chore, turn, messages);
            changed |= !draft.isEmpty();
            write(chore, draft, turn, messages);
            said.add(draft.said());
        }
        String answer = String.join(" ", said);
        return changed ? new Done(answer) : new NothingDone(answer);
    }

    private static Draft draft(Chore chore, Turn turn, Messages messages) {
        // Read anew for each: what one chore writes is there for the next.
        Repository repository = new Repository(turn.files(), turn.projectName());
        Optional<SourcePath> target = named(turn).or(() -> target(turn.ask(), repository));
        Housekeeping housekeeping = new Housekeeping(repository, messages);
        SourceChores sources = new SourceChores(repository, messages, target);
        return switch (chore) {
            case LICENCE -> housekeeping.licence(turn.ask());
            case GITIGNORE -> housekeeping.gitignore();
            case EDITORCONFIG -> housekeeping.editorconfig();
            case CI -> housekeeping.workflow();
            case README -> housekeeping.readme();
            case TYPE_HINTS -> sources.typeHints();
            case ERROR_HANDLING -> sources.errorHandling();
            case DOCSTRINGS -> sources.docstrings();
            case TESTS -> new TestSkeletons(repository, messages, target).draft();
        };
    }

    /** The file that was named beside the words, if it is there (T9). */
    private static Optional<SourcePath> named(Turn turn) {
        return turn.repository().flatMap(RepositoryBrief::target).filter(turn.files()::exists);
    }

    /** A file that the words name by its whole path; of several the one with the longest. */
    private static Optional<SourcePath> target(String ask, Repository repository) {
        return repository.withExtension(List.of(".py", ".js", ".jsx", ".mjs", ".cjs", ".ts", ".tsx")).stream()
                .filter(path -> ask.contains(path.value()))
                .max(Comparator.comparingInt(path -> path.value().length()));
    }

    private static void write(Chore chore, Draft draft, Turn turn, Messages messages) {
        if (draft.isEmpty()) {
            return;
        }
        String call = "chore-" + chore.key();
        String summary = messages.say("chore.step." + chore.key());
        String paths = draft.files().keySet().stream()
                .map(path -> "\"" + path.value().replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
                .collect(Collectors.joining(", ", "{\"paths\": [", "]}"));
        turn.journal().toolRequested(call, "write", summary, paths);
        draft.files().forEach((path, text) -> turn.files().write(path, text));
        turn.journal()
                .toolFinished(
                        call,
                        true,
                        summary,
                        draft.files().keySet().stream().map(SourcePath::value).collect(Collectors.joining("\n")));
    }
}
