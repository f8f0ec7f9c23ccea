package dev.atelier.web.workbench;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.IFrame;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.atelier.core.preview.PreviewState;
import dev.atelier.core.project.Engine;
import dev.atelier.core.project.PreviewView;
import dev.atelier.core.project.Project;
import dev.atelier.core.tenant.Actor;
import dev.atelier.web.shell.Words;

/** The running app, at its own host name; while it starts, how far it has come. */
final class PreviewPage extends Div {
    /** The app may do what apps do, but not send the workbench elsewhere. */
    private static final String MAY =
            "allow-scripts allow-same-origin allow-forms allow-popups allow-modals allow-downloads";

    private final transient Engine engine;
    private final transient Actor actor;
    private final transient Project project;
    private final IFrame frame = new IFrame();
    private final Div cover = new Div();
    private final Div controls = new Div();
    private boolean loaded;

    PreviewPage(Engine engine, Actor actor, Project project) {
        this.engine = engine;
        this.actor = actor;
        this.project = project;
        addClassName("preview");
        frame.addClassName("preview-frame");
        frame.getElement().setAttribute("title", Words.of("preview.of", project.name()));
        frame.getElement().setAttribute("sandbox", MAY);
        cover.addClassName("preview-cover");
        cover.getElement().setAttribute("role", "status");
        add(frame, cover);
        fillControls();
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        refresh();
    }

    Component controls() {
        return controls;
    }

    /** Shows the preview as it is now. */
    void refresh() {
        PreviewView view = engine.projects().preview(actor, project.id());
        cover.removeAll();
        switch (view.state()) {
            case PreviewState.Running running -> loadOnce();
            // Whatever the page asks for sets it going; there is nothing to be seen of that.
            case PreviewState.Paused paused -> loadOnce();
            case PreviewState.Sleeping sleeping -> {
                loaded = false;
                cover.add(StartCover.asleep(() -> engine.projects().wake(actor, project.id())));
            }
            case PreviewState.Starting starting -> {
                loaded = false;
                cover.add(StartCover.starting(starting, view.timeline()));
            }
            case PreviewState.Failed failed -> {
                loaded = false;
                Button again = new Button(
                        Words.of("errors.again"), click -> engine.projects().wake(actor, project.id()));
                cover.add(new Paragraph(Words.of(failed.fault())), again);
            }
        }
        cover.setVisible(!loaded);
        frame.setVisible(loaded);
    }

    private void loadOnce() {
        if (!loaded) {
            frame.setSrc(engine.projects().entrance(actor, project.id(), "/").toString());
            loaded = true;
        }
    }

    private void fillControls() {
        Span address = new Span(
                engine.projects().preview(actor, project.id()).address().getAuthority());
        address.addClassName("preview-address");
        Button reload = new Button("⟳", click -> reload());
        reload.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
        reload.setAriaLabel(Words.of("preview.reload"));
        controls.addClassName("preview-controls");
        controls.add(address, reload);
    }

    private void reload() {
        loaded = false;
        engine.projects().wake(actor, project.id());
        refresh();
    }
}
