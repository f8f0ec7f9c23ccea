package dev.atelier.web.workbench;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import dev.atelier.web.diff.DiffLines;
import dev.atelier.web.diff.DiffRows;
import dev.atelier.web.shell.Words;

/** Shows both sides of a conflict, and lets the person decide; nothing is lost by any of the ways out (S8). */
final class ConflictPanel extends Section {
    private static final int LONGEST_LINE = 2_000;

    /** What the person decides. */
    interface Decision {
        void saveMine();

        void takeTheirs();

        void merge();

        void later();
    }

    ConflictPanel(String path, Conflict conflict, Decision decision) {
        addClassName("conflict");
        getElement().setAttribute("aria-label", Words.of("code.conflict.label"));
        getElement().setAttribute("role", "alert");
        boolean gone = conflict.theirs().isEmpty();
        Div bar = new Div(new Paragraph(Words.of(gone ? "code.conflict.gone" : "code.conflict.changed", path)));
        bar.addClassName("code-notice");
        if (conflict.merged().isPresent()) {
            bar.add(button("code.conflict.merge", decision::merge, ButtonVariant.LUMO_PRIMARY));
        }
        bar.add(button("code.conflict.mine", decision::saveMine));
        bar.add(button(gone ? "code.conflict.drop" : "code.conflict.theirs", decision::takeTheirs));
        bar.add(button("code.conflict.later", decision::later, ButtonVariant.LUMO_TERTIARY));
        Paragraph legend = new Paragraph(Words.of("code.conflict.legend"));
        legend.addClassName("conflict-legend");
        add(bar, legend);
        String difference = conflict.difference();
        if (difference.isEmpty()) {
            add(new Paragraph(Words.of("code.conflict.long")));
        } else {
            DiffLines lines = new DiffLines(Words.of("code.conflict.legend"));
            lines.show(DiffRows.of(difference, LONGEST_LINE));
            add(lines);
        }
    }

    private static Button button(String key, Runnable action, ButtonVariant... variants) {
        Button button = new Button(Words.of(key), click -> action.run());
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        button.addThemeVariants(variants);
        return button;
    }
}
