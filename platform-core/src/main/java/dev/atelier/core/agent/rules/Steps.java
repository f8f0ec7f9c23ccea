package dev.atelier.core.agent.rules;

import dev.atelier.core.agent.PreviewReport;
import dev.atelier.core.agent.Turn;
import dev.atelier.core.agent.rules.edit.Messages;
import dev.atelier.core.source.SourcePath;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Takes the steps of a turn, each with a line in the journal. */
final class Steps {
    private final Turn turn;
    private final Messages messages;
    private int calls;

    Steps(Turn turn, Messages messages) {
        this.turn = turn;
        this.messages = messages;
    }

    void take(List<SourceChange.Step> steps) throws InterruptedException {
        // No plan before them: they are over in a moment, and a plan would say each line twice.
        for (SourceChange.Step step : steps) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            take(step);
        }
    }

    private void take(SourceChange.Step step) {
        String call = "rules-" + ++calls;
        String paths = step.files().keySet().stream()
                .map(SourcePath::value)
                .map(path -> "\"" + path + "\"")
                .collect(Collectors.joining(", ", "{\"paths\": [", "]}"));
        turn.journal().toolRequested(call, "write", step.summary(), paths);
        for (Map.Entry<SourcePath, Optional<String>> file : step.files().entrySet()) {
            file.getValue()
                    .ifPresentOrElse(
                            text -> turn.files().write(file.getKey(), text),
                            () -> turn.files().delete(file.getKey()));
        }
        String names = step.files().keySet().stream().map(SourcePath::value).collect(Collectors.joining("\n"));
        turn.journal().toolFinished(call, true, step.summary(), names);
    }

    PreviewReport check() throws InterruptedException {
        String call = "rules-" + ++calls;
        turn.journal().toolRequested(call, "check", messages.say("step.check"), "{}");
        PreviewReport report = turn.preview().check();
        turn.journal()
                .toolFinished(call, report.ok(), messages.say("step.check"), String.join("\n", report.problems()));
        return report;
    }
}
