package dev.atelier.web.home;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import dev.atelier.core.preview.PreviewState;
import dev.atelier.core.project.Project;
import dev.atelier.web.shell.RelativeTime;
import dev.atelier.web.shell.Screenshot;
import dev.atelier.web.shell.Words;
import java.util.function.IntFunction;

/** One project: what it looks like, what it is called, and how it is. */
final class ProjectCard extends ListItem {
    private final Span dot = new Span();
    private final Span words = new Span();

    ProjectCard(Project project, PreviewState preview, IntFunction<byte[]> pictures) {
        Div name = new Div(project.name());
        name.addClassName("card-name");
        name.setTitle(project.name());
        // A name in a script that runs the other way must not turn what stands beside it.
        name.getElement().setAttribute("dir", "auto");
        Div meta = new Div(
                new Span(Words.of("version.short", project.version()) + " · "),
                new RelativeTime(project.lastActivity()),
                new Span(" · "),
                words);
        meta.addClassName("card-meta");
        Div text = new Div(name, dot, meta);
        text.addClassName("card-text");
        Anchor card = new Anchor("/p/" + project.slug(), picture(project, pictures), text);
        card.addClassName("card");
        card.getElement().setAttribute("router-link", true);
        add(card);
        setPreview(preview);
    }

    /** Lays a menu over the card's corner; beside the link, because nothing that acts may stand within one. */
    void offer(CardMenu menu) {
        add(menu);
    }

    /** How its app looked last; something in colours of its own for as long as nobody has looked. */
    private static Component picture(Project project, IntFunction<byte[]> pictures) {
        return project.picturedVersion()
                .<Component>map(version -> new Screenshot(() -> pictures.apply(version), ""))
                .orElseGet(() -> new Thumbnail(project.slug()));
    }

    void setPreview(PreviewState preview) {
        dot.setClassName(
                switch (preview) {
                    case PreviewState.Sleeping sleeping -> "dot";
                    case PreviewState.Starting starting -> "dot busy";
                    case PreviewState.Running running -> "dot good";
                    case PreviewState.Paused paused -> "dot";
                    case PreviewState.Failed failed -> hasNoApp(failed) ? "dot" : "dot bad";
                });
        words.setText(
                switch (preview) {
                    case PreviewState.Sleeping sleeping -> Words.of("home.asleep");
                    case PreviewState.Starting starting -> Words.of("home.starting");
                    case PreviewState.Running running -> Words.of("home.running");
                    case PreviewState.Paused paused -> Words.of("home.paused");
                    case PreviewState.Failed failed -> Words.of(hasNoApp(failed) ? "home.no-app" : "home.failed");
                });
    }

    /** A repository that nothing can be shown of is as it should be. */
    private static boolean hasNoApp(PreviewState.Failed failed) {
        return failed.fault().code().equals("no_dev_server");
    }
}
