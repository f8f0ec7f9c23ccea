package dev.atelier.web.workbench;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.atelier.core.run.Ask;
import dev.atelier.core.run.Attachment;
import dev.atelier.core.run.LiveSignal;
import dev.atelier.core.run.LoggedEvent;
import dev.atelier.core.run.Outcome;
import dev.atelier.core.run.RunEvent;
import dev.atelier.web.images.ImageKeeper;
import dev.atelier.web.images.SentImages;
import dev.atelier.web.shell.Figures;
import dev.atelier.web.shell.Markdown;
import dev.atelier.web.shell.Words;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** One turn of the conversation, told by the events of its run in their order. */
final class TurnView extends Article {
    private final transient ImageKeeper images;
    private final transient IntConsumer restore;
    private final transient IntConsumer showChanges;
    private final transient Looks looks;
    private final transient Map<String, ToolLine> tools = new HashMap<>();
    private final Paragraph ask = new Paragraph();
    private final Div waiting = new Div();
    private final Div steps = new Div();
    private final Markdown live = new Markdown();
    private final Div end = new Div();
    private final StringBuilder liveText = new StringBuilder();
    private boolean working;
    private String byHand = "";
    private boolean ofTask;
    private RunEvent.@Nullable CheckpointSaved saved;

    TurnView(IntConsumer restore, IntConsumer showChanges, Runnable cancel, Looks looks, ImageKeeper images) {
        this.images = images;
        this.restore = restore;
        this.showChanges = showChanges;
        this.looks = looks;
        addClassName("turn");
        ask.addClassName("bubble");
        ask.getElement().setAttribute("dir", "auto");
        steps.addClassName("steps");
        Button remove = new Button(Words.of("turn.remove"), click -> cancel.run());
        remove.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        waiting.add(new Span(Words.of("turn.waiting")), remove);
        waiting.addClassName("waiting");
        add(ask, waiting, steps, live, end);
    }

    boolean isWorking() {
        return working;
    }

    void onEvent(LoggedEvent logged) {
        switch (logged.event()) {
            case RunEvent.Asked asked -> asked(asked.ask(), asked.by());
            case RunEvent.AskEdited edited -> show(edited.ask());
            case RunEvent.QueueMoved moved -> {}
            case RunEvent.ConversationCleared cleared -> {}
            case RunEvent.ConversationRestored restored -> {}
            case RunEvent.Claimed claimed -> begin();
            case RunEvent.SourceReady ready -> {}
            case RunEvent.SandboxReady ready -> {}
            case RunEvent.AgentChosen chosen -> setTitle(chosen.agent() + ": " + chosen.why());
            case RunEvent.PlanMade plan -> steps.add(plan(plan.steps()));
            case RunEvent.ModelAnswered answered -> settleText(answered.text());
            case RunEvent.ToolRequested requested -> begin(requested);
            case RunEvent.ToolFinished finished -> finish(finished);
            case RunEvent.FileChanged changed -> {}
            case RunEvent.CheckPassed passed -> looks.passed(passed);
            case RunEvent.CheckFailed failed -> steps.add(looks.failed(failed));
            case RunEvent.CheckpointSaved checkpoint -> saved = checkpoint;
            case RunEvent.Answered answered -> answer(answered.text());
            case RunEvent.SourceImporting importing -> {}
            case RunEvent.SourceImported imported -> steps.add(TaskSteps.imported(imported));
            case RunEvent.SetupFinished setup -> steps.add(TaskSteps.setup(setup));
            case RunEvent.TestsRun tests -> steps.add(TaskSteps.tests(tests));
            case RunEvent.BranchPushing pushing -> {}
            case RunEvent.BranchPushed pushed -> steps.add(TaskSteps.pushed(pushed));
            case RunEvent.PullRequestOpened opened -> end.add(TaskSteps.opened(opened));
            case RunEvent.PullRequestSkipped skipped -> end.add(TaskSteps.skipped(skipped));
            case RunEvent.Warning warning -> steps.add(note(Words.of(warning.fault()), "warning"));
            case RunEvent.RunEnded ended -> end(ended);
        }
    }

    void onSignal(LiveSignal signal) {
        switch (signal) {
            case LiveSignal.TextDelta(String text) -> {
                liveText.append(text);
                live.setMarkdown(liveText.toString());
            }
            case LiveSignal.TextRestarted() -> clearLive();
            case LiveSignal.CommandOutput(String text) -> {}
        }
    }

    private void asked(Ask asked, String by) {
        show(asked);
        byHand = byHand(asked, by);
        ofTask = asked instanceof Ask.Task;
        addComponentAsFirst(new SentImages(asked, images));
    }

    private void show(Ask asked) {
        ask.setText(asked.text());
        switch (asked) {
            case Ask.Change change ->
                change.attachments().stream()
                        .filter(Attachment.Element.class::isInstance)
                        .map(Attachment.Element.class::cast)
                        .forEach(element -> ask.add(ElementChips.chip(element, looks)));
            case Ask.Restore restore -> {}
            case Ask.StartOver again -> {}
            case Ask.RestoreFile restore -> {}
            case Ask.Edit edit -> {}
            case Ask.Task task -> {}
            case Ask.PullRequest request -> {}
            case Ask.Command command -> addClassName("command");
            case Ask.Install install -> addClassName("command");
        }
    }

    /** Who made a version that no agent has made, and so none has checked; empty for what an agent is asked. */
    private static String byHand(Ask ask, String by) {
        return switch (ask) {
            case Ask.Edit edit -> Words.of("version.by-hand", by);
            case Ask.Restore restore -> Words.of("version.brought-back", by);
            case Ask.RestoreFile restore -> Words.of("version.brought-back", by);
            case Ask.StartOver again -> Words.of("version.begun-anew", by);
            case Ask.Command command -> Words.of("version.by-command", by);
            case Ask.Install install -> Words.of("version.by-command", by);
            case Ask.Change change -> "";
            case Ask.Task task -> "";
            case Ask.PullRequest request -> "";
        };
    }

    private void begin() {
        working = true;
        waiting.setVisible(false);
        addClassName("working");
    }

    private void begin(RunEvent.ToolRequested requested) {
        ToolLine line = new ToolLine(requested.summary());
        tools.put(requested.call(), line);
        steps.add(line);
    }

    private void finish(RunEvent.ToolFinished finished) {
        ToolLine line = tools.get(finished.call());
        if (line != null) {
            line.finish(finished.ok(), finished.summary(), finished.detail());
        }
    }

    /** What a model said between its steps stays where it was said; what it says last is the answer. */
    private void settleText(String text) {
        clearLive();
        if (!text.isBlank()) {
            steps.add(new Markdown(text));
        }
    }

    private void answer(String text) {
        clearLive();
        steps.getChildren()
                .reduce((first, second) -> second)
                .filter(last -> last instanceof Markdown)
                .ifPresent(steps::remove);
        end.add(new Markdown(text));
    }

    private void end(RunEvent.RunEnded ended) {
        working = false;
        removeClassName("working");
        waiting.setVisible(false);
        clearLive();
        switch (ended.outcome()) {
            case Outcome.Completed completed -> {}
            case Outcome.Failed failed -> end.add(note(Words.of(failed.fault()), "bad"));
            case Outcome.Cancelled cancelled -> end.add(note(Words.of("turn.stopped"), "warning"));
            case Outcome.TimedOut timedOut -> end.add(note(Words.of("turn.timeout"), "warning"));
            case Outcome.LimitReached limit -> end.add(note(Words.of("turn.limit", limit.limit()), "warning"));
        }
        if (saved != null) {
            end.add(new VersionCard(saved, looks, checks(ended.millis()), showChanges, restore));
        }
        if (ended.summary().model().isPresent()) {
            Paragraph usage = new Paragraph(Figures.usage(ended.summary()));
            usage.addClassName("turn-usage");
            end.add(usage);
        }
    }

    /** What was checked and how long it took; for what somebody did themselves, who that was. */
    private String checks(long millis) {
        String took = Figures.took(Duration.ofMillis(millis));
        if (looks.have()) {
            return looks.words() + " · " + took;
        }
        if (ofTask) {
            // There is no app to look at; what its tests said stands among the steps.
            return took;
        }
        return byHand.isEmpty() ? looks.words() + " · " + took : byHand;
    }

    private void clearLive() {
        liveText.setLength(0);
        live.setMarkdown("");
    }

    private static Component plan(List<String> planned) {
        OrderedList list = new OrderedList();
        planned.forEach(step -> list.add(new ListItem(step)));
        list.addClassName("plan");
        list.getElement().setAttribute("aria-label", Words.of("turn.plan"));
        return list;
    }

    private static Component note(String text, String mood) {
        Paragraph note = new Paragraph(text);
        note.addClassNames("note", mood);
        return note;
    }
}
