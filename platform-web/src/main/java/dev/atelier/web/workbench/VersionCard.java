package dev.atelier.web.workbench;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.atelier.core.run.RunEvent;
import java.util.Locale;
import java.util.function.IntConsumer;

/** How a turn that changed files ended: the version that it made, and what can be done with it. */
final class VersionCard extends Div {
    VersionCard(
            RunEvent.CheckpointSaved saved, String checked, long millis, IntConsumer showChanges, IntConsumer restore) {
        addClassName("version-card");
        Span title = new Span("Version " + saved.version());
        title.addClassName("version-title");
        String files = saved.files() == 1 ? "1 file" : saved.files() + " files";
        Paragraph first =
                new Paragraph(title, new Span(" · " + files + " · +" + saved.added() + " −" + saved.removed()));
        Paragraph second = new Paragraph((checked.isEmpty() ? "not checked" : checked) + " · " + seconds(millis));
        second.addClassName("version-checks");
        Button changes = new Button("View changes", click -> showChanges.accept(saved.version()));
        Button back = new Button("Restore", click -> restore.accept(saved.version()));
        back.setAriaLabel("Restore version " + saved.version());
        changes.setAriaLabel("View changes of version " + saved.version());
        Div actions = new Div(changes, back);
        actions.addClassName("version-actions");
        add(first, second, actions);
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, millis < 10_000 ? "%.1f s" : "%.0f s", millis / 1000.0);
    }
}
