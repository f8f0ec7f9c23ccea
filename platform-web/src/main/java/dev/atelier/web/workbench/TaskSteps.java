package dev.atelier.web.workbench;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Paragraph;
import dev.atelier.core.run.RunEvent;
import dev.atelier.web.shell.Words;

/** What only tasks on repositories do, as it stands in the chat that a task goes on as. */
final class TaskSteps {
    private TaskSteps() {}

    static Component imported(RunEvent.SourceImported imported) {
        return note(Words.of("turn.imported", imported.from()), "done");
    }

    static Component setup(RunEvent.SetupFinished setup) {
        String key = setup.ok() ? "turn.setup" : "turn.setup.failed";
        return note(Words.of(key, setup.script(), setup.summary()), setup.ok() ? "done" : "warning");
    }

    static Component tests(RunEvent.TestsRun tests) {
        ToolLine line = new ToolLine(tests.command());
        line.finish(tests.passed(), tests.summary(), tests.output());
        return line;
    }

    static Component pushed(RunEvent.BranchPushed pushed) {
        return note(Words.of("turn.pushed", pushed.branch()), "done");
    }

    static Component opened(RunEvent.PullRequestOpened opened) {
        Paragraph note = new Paragraph(new Anchor(
                opened.url().toString(), Words.of("turn.pull", String.valueOf(opened.number())), AnchorTarget.BLANK));
        note.addClassNames("note", "done");
        return note;
    }

    static Component skipped(RunEvent.PullRequestSkipped skipped) {
        return note(Words.of("turn.pull.none", skipped.why()), "warning");
    }

    private static Component note(String text, String mood) {
        Paragraph note = new Paragraph(text);
        note.addClassNames("note", mood);
        return note;
    }
}
