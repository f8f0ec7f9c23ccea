package dev.atelier.web.images;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.atelier.core.project.ProjectImage;
import dev.atelier.core.project.ProjectImages;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.tenant.Actor;
import dev.atelier.web.shell.Words;
import java.util.List;

/** All images of a project, to look through and to remove (B13). */
public final class ImagesDialog extends Dialog {
    private final transient ProjectImages images;
    private final transient Actor actor;
    private final transient ProjectId project;
    private final Div row = new Div();

    public ImagesDialog(ProjectImages images, Actor actor, ProjectId project) {
        this.images = images;
        this.actor = actor;
        this.project = project;
        setHeaderTitle(Words.of("images.all"));
        addClassName("images-dialog");
        row.addClassName("image-row");
        add(row);
        getFooter().add(new Button(Words.of("images.close"), click -> close()));
        show();
    }

    private void show() {
        row.removeAll();
        List<ProjectImage> all = images.list(actor, project);
        if (all.isEmpty()) {
            row.add(new Paragraph(Words.of("images.none")));
        }
        all.forEach(image -> row.add(tile(image)));
    }

    private ImageTile tile(ProjectImage image) {
        String file = image.file().value();
        ImageTile tile = new ImageTile(file, () -> images.thumbnail(actor, project, file), () -> {
            images.remove(actor, project, file);
            show();
        });
        tile.setTitle(Words.of("images.size", file, image.width(), image.height()));
        return tile;
    }
}
