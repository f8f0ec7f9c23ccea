package dev.atelier.web.workbench;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import dev.atelier.core.fault.FaultException;
import dev.atelier.core.project.Versions;
import dev.atelier.core.source.Change;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.source.SourcePath;
import dev.atelier.core.tenant.Actor;
import dev.atelier.core.tenant.Right;
import dev.atelier.web.diff.FileDiff;
import dev.atelier.web.shell.Words;
import java.util.List;
import java.util.Optional;

/** Two versions that are compared: the pictures in them, and bringing one file back from the first. */
record VersionSides(Versions versions, Actor actor, ProjectId project, int from, int to) implements FileDiff.Sides {

    @Override
    public Component pictures(Change change) {
        Div pair = new Div();
        pair.addClassName("picture-pair");
        boolean wasThere = change.kind() != Change.Kind.ADDED;
        boolean isThere = change.kind() != Change.Kind.DELETED;
        if (wasThere) {
            picture(from, change.from().orElse(change.path())).ifPresent(pair::add);
        }
        if (isThere) {
            picture(to, change.path()).ifPresent(pair::add);
        }
        return pair.getComponentCount() > 0 ? pair : new Paragraph(Words.of("changes.binary"));
    }

    @Override
    public List<Component> actions(Change change) {
        if (!actor.right().includes(Right.RUN)) {
            return List.of();
        }
        SourcePath path = change.from().orElse(change.path());
        String key = change.kind() == Change.Kind.ADDED ? "changes.remove-file" : "changes.restore-file";
        Button restore = new Button(Words.of(key, from), click -> versions.restoreFile(actor, project, from, path));
        restore.setAriaLabel(Words.of(key + ".label", path, from));
        restore.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        return List.of(restore);
    }

    /** Empty if the file is no picture. */
    private Optional<Component> picture(int version, SourcePath path) {
        try {
            byte[] bytes = versions.file(actor, project, version, path);
            String caption = Words.of("version.long", version);
            return Pictures.typeOf(path, bytes)
                    .map(type -> figure(
                            caption,
                            Pictures.of(
                                    type,
                                    path.name() + ", " + caption,
                                    () -> versions.file(actor, project, version, path))));
        } catch (FaultException e) {
            if (e.fault().code().equals("file_too_large")) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static Component figure(String caption, Component picture) {
        Div figure = new Div();
        Element words = new Element("figcaption");
        words.setText(caption);
        Element element = new Element("figure");
        element.appendChild(words, picture.getElement());
        figure.getElement().appendChild(element);
        return new Span(figure);
    }
}
