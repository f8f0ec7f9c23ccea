package dev.atelier.web.workbench;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.IFrame;
import dev.atelier.core.preview.PreviewState;
import dev.atelier.core.project.Engine;
import dev.atelier.core.project.PreviewView;
import dev.atelier.core.project.Project;
import dev.atelier.core.tenant.Actor;
import dev.atelier.core.tenant.Right;
import dev.atelier.web.shell.Notices;
import dev.atelier.web.shell.Words;
import java.util.function.Consumer;

/** The running app, at its own host name; while it starts, how far it has come. */
final class PreviewPage extends Div {
    /** The app may do what apps do, but not send the workbench elsewhere. */
    private static final String MAY =
            "allow-scripts allow-same-origin allow-forms allow-popups allow-modals allow-downloads";

    private final transient Engine engine;
    private final transient Actor actor;
    private final transient Project project;
    private final transient Consumer<PointedAt> onPicked;
    private final IFrame frame = new IFrame();
    private final Div cover = new Div();
    private final PreviewLink link;
    private final PreviewBar bar;
    private final ProblemBanner banner;
    private String path = "/";
    private boolean loaded;

    /** @param onPicked told the element that the person has picked */
    PreviewPage(Engine engine, Actor actor, Project project, Consumer<PointedAt> onPicked) {
        this.engine = engine;
        this.actor = actor;
        this.project = project;
        this.onPicked = onPicked;
        var address = engine.projects().preview(actor, project.id()).address();
        boolean mayAsk = actor.right().includes(Right.RUN);
        this.link = new PreviewLink(address);
        this.bar = new PreviewBar(address, this::reload, this::showOn, this::point);
        this.banner = new ProblemBanner(mayAsk, this::fix);
        bar.setMayPoint(mayAsk);
        addClassName("preview");
        frame.addClassName("preview-frame");
        frame.getElement().setAttribute("title", Words.of("preview.of", project.name()));
        frame.getElement().setAttribute("sandbox", MAY);
        cover.addClassName("preview-cover");
        cover.getElement().setAttribute("role", "status");
        listen();
        add(frame, cover, banner, link);
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        refresh();
    }

    Component controls() {
        return bar;
    }

    /** While the agent works, the page may well be broken for a moment. */
    void setWorking(boolean working) {
        banner.setWorking(working);
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
                cover.add(StartCover.failed(
                        failed.fault(), () -> engine.projects().wake(actor, project.id())));
            }
        }
        cover.setVisible(!loaded);
        frame.setVisible(loaded);
    }

    private void listen() {
        link.onPlace(this::movedTo);
        link.onProblem(banner::show);
        link.onHealed(banner::healed);
        link.onPickEnded(() -> bar.setPointing(false));
        link.onPicked((element, spot) -> {
            bar.setPointing(false);
            onPicked.accept(new PointedAt(element, engine.elements().take(actor, project.id(), path, spot)));
        });
    }

    private void loadOnce() {
        if (!loaded) {
            link.open(engine.projects().entrance(actor, project.id(), path));
            loaded = true;
        }
    }

    private void movedTo(String newPath) {
        path = newPath.startsWith("/") ? newPath : "/";
        bar.showPath(path);
    }

    private void reload() {
        loaded = false;
        banner.healed();
        engine.projects().wake(actor, project.id());
        refresh();
    }

    private void point(boolean now) {
        if (now) {
            link.pick();
        } else {
            link.stopPicking();
        }
    }

    private void fix(PageProblem problem) {
        engine.projects().ask(actor, project.id(), problem.ask());
        Notices.good(Words.of("fix.asked"));
    }

    private void showOn(DeviceFrames.Device device) {
        getElement().setAttribute("data-device", device.key());
    }
}
