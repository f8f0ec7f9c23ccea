package dev.atelier.core.agent.rules;

import dev.atelier.core.agent.CommandReport;
import dev.atelier.core.agent.Exchange;
import dev.atelier.core.agent.PickedElement;
import dev.atelier.core.agent.PreviewReport;
import dev.atelier.core.agent.Turn;
import dev.atelier.core.agent.TurnCommands;
import dev.atelier.core.agent.TurnFiles;
import dev.atelier.core.agent.TurnJournal;
import dev.atelier.core.agent.TurnPicture;
import dev.atelier.core.agent.TurnPreview;
import dev.atelier.core.model.ModelName;
import dev.atelier.core.model.TokenCount;
import dev.atelier.core.source.SourcePath;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A turn on files in memory, with a journal that can be read and a preview that says what it was told to. */
final class FakeTurn implements Turn {
    final MemoryFiles files;
    final List<String> journal = new ArrayList<>();
    final List<String> plans = new ArrayList<>();
    private final String ask;
    private String projectName = "";
    private List<TurnPicture> pictures = List.of();
    private List<Exchange> conversation = List.of();
    private List<PickedElement> elements = List.of();
    private PreviewReport report = PreviewReport.inOrder();

    FakeTurn(String ask, MemoryFiles files) {
        this.ask = ask;
        this.files = files;
    }

    /** The files are there too. */
    FakeTurn with(String... sent) {
        pictures = Stream.of(sent)
                .map(name -> new TurnPicture(SourcePath.of("public/images/" + name), 40, 30, true))
                .toList();
        return this;
    }

    FakeTurn inProject(String name) {
        projectName = name;
        return this;
    }

    FakeTurn after(Exchange... earlier) {
        conversation = List.of(earlier);
        return this;
    }

    FakeTurn pointingAt(PickedElement element) {
        elements = List.of(element);
        return this;
    }

    FakeTurn whosePageIsBroken(String problem) {
        report = PreviewReport.broken(List.of(problem));
        return this;
    }

    @Override
    public String ask() {
        return ask;
    }

    @Override
    public List<PickedElement> elements() {
        return elements;
    }

    @Override
    public List<TurnPicture> pictures() {
        return pictures;
    }

    @Override
    public List<Exchange> conversation() {
        return conversation;
    }

    @Override
    public String projectName() {
        return projectName;
    }

    @Override
    public TurnFiles files() {
        return files;
    }

    @Override
    public TurnCommands commands() {
        return (argv, timeout) -> new CommandReport(1, "the rules need no commands", false);
    }

    @Override
    public TurnPreview preview() {
        return () -> report;
    }

    @Override
    public TurnJournal journal() {
        return new TurnJournal() {
            @Override
            public void say(String textDelta) {}

            @Override
            public void toolRequested(String callId, String tool, String summary, String argumentsJson) {
                journal.add(tool + "? " + summary);
            }

            @Override
            public void toolFinished(String callId, boolean ok, String summary, String detail) {
                journal.add((ok ? "ok " : "failed ") + summary);
            }

            @Override
            public void plan(List<String> steps) {
                plans.addAll(steps);
            }

            @Override
            public void modelAnswered(String text, TokenCount tokens, ModelName model) {}

            @Override
            public void warn(String message) {}
        };
    }
}
