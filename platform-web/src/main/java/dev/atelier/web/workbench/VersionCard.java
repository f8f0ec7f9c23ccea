package dev.atelier.web.workbench;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.atelier.core.run.RunEvent;
import dev.atelier.web.shell.Figures;
import dev.atelier.web.shell.Words;
import java.time.Duration;
import java.util.function.IntConsumer;

/** How a turn that changed files ended: the version that it made, and what can be done with it. */
final class VersionCard extends Div {
    VersionCard(
            RunEvent.CheckpointSaved saved, String checked, long millis, IntConsumer showChanges, IntConsumer restore) {
        addClassName("version-card");
        Span title = new Span(Words.of("version.long", saved.version()));
        title.addClassName("version-title");
        Paragraph first = new Paragraph(
                title, new Span(" · " + Words.of("version.counts", saved.files(), saved.added(), saved.removed())));
        Paragraph second = new Paragraph((checked.isEmpty() ? Words.of("version.unchecked") : checked) + " · "
                + Figures.took(Duration.ofMillis(millis)));
        second.addClassName("version-checks");
        Button changes = new Button(Words.of("version.changes"), click -> showChanges.accept(saved.version()));
        Button back = new Button(Words.of("version.restore"), click -> restore.accept(saved.version()));
        back.addClassName("version-restore");
        back.setAriaLabel(Words.of("version.restore.label", saved.version()));
        changes.setAriaLabel(Words.of("version.changes.label", saved.version()));
        Div actions = new Div(changes, back);
        actions.addClassName("version-actions");
        add(first, second, actions);
    }
}
