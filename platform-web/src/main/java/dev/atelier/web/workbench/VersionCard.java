package dev.atelier.web.workbench;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.atelier.core.run.RunEvent;
import dev.atelier.core.tenant.Right;
import dev.atelier.web.login.SessionActor;
import dev.atelier.web.shell.Allowed;
import dev.atelier.web.shell.Press;
import dev.atelier.web.shell.Words;
import java.util.function.IntConsumer;

/** How a turn that changed files ended: the version that it made, and what can be done with it. */
final class VersionCard extends Div {
    /** @param checks what is known of it, in a line */
    VersionCard(
            RunEvent.CheckpointSaved saved, Looks looks, String checks, IntConsumer showChanges, IntConsumer restore) {
        addClassName("version-card");
        Span title = new Span(Words.of("version.long", saved.version()));
        title.addClassName("version-title");
        Paragraph first = new Paragraph(
                title, new Span(" · " + Words.of("version.counts", saved.files(), saved.added(), saved.removed())));
        Paragraph second = new Paragraph(checks);
        second.addClassName("version-checks");
        Button changes = new Button(Words.of("version.changes"), click -> showChanges.accept(saved.version()));
        // What does not work is no state to come back to: the way out is the last one that did (B7).
        int good = looks.broken() ? looks.lastGood(saved.version()).orElse(saved.version()) : saved.version();
        Button back = Press.once(
                new Button(looks.broken() ? Words.of("look.back", good) : Words.of("version.restore")),
                () -> restore.accept(good));
        back.setAriaLabel(Words.of("version.restore.label", good));
        // Restoring what is newest would change nothing, so it is hidden there; the way out of what is broken is not.
        back.setClassName("version-restore", !looks.broken());
        setClassName("broken", looks.broken());
        changes.setAriaLabel(Words.of("version.changes.label", saved.version()));
        Allowed.only(SessionActor.current(), Right.RUN, back);
        Div actions = new Div(changes, back);
        actions.addClassName("version-actions");
        Div words = new Div(first, second);
        words.addClassName("version-card-words");
        Div top = new Div();
        top.addClassName("version-card-top");
        looks.picture(saved.version()).ifPresent(top::add);
        top.add(words);
        add(top, actions);
    }
}
