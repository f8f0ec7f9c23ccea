package dev.atelier.web.workbench;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Section;
import dev.atelier.core.project.Engine;
import dev.atelier.core.run.Run;
import dev.atelier.core.run.RunId;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.tenant.Actor;
import dev.atelier.web.images.ImageKeeper;
import dev.atelier.web.images.SentImages;
import dev.atelier.web.shell.Notices;
import dev.atelier.web.shell.Words;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The messages that wait, above the box where the next one is written (B10). Items stay the same components while they
 * wait, so that what somebody does in another tab does not take away what is being typed here.
 */
final class QueueList extends Section implements QueueItem.Actions {
    private final transient Engine engine;
    private final transient Actor actor;
    private final transient ProjectId project;
    private final transient ImageKeeper images;
    private final transient Consumer<String> keep;
    private final transient Map<RunId, QueueItem> items = new HashMap<>();
    private final OrderedList list = new OrderedList();
    private final H2 title = new H2();

    /** @param keep takes words that were being typed when their message began to be worked on */
    QueueList(Engine engine, Actor actor, ProjectId project, ImageKeeper images, Consumer<String> keep) {
        this.engine = engine;
        this.actor = actor;
        this.project = project;
        this.images = images;
        this.keep = keep;
        addClassName("queue");
        title.setId("queue-title");
        getElement().setAttribute("aria-labelledby", "queue-title");
        list.addClassName("queue-list");
        add(title, list);
        setVisible(false);
    }

    /** Shows what waits now. */
    void refresh(boolean working) {
        List<Run> waiting = engine.runs().waiting().of(actor, project);
        Set<RunId> gone = new HashSet<>(items.keySet());
        for (int i = 0; i < waiting.size(); i++) {
            Run run = waiting.get(i);
            gone.remove(run.id());
            QueueItem item =
                    items.computeIfAbsent(run.id(), id -> new QueueItem(id, new SentImages(run.ask(), images), this));
            item.show(run, i == 0, i == waiting.size() - 1, working);
            if (list.getChildren().toList().indexOf(item) != i) {
                list.addComponentAtIndex(i, item);
            }
        }
        gone.forEach(this::drop);
        title.setText(Words.of("queue.title", waiting.size()));
        setVisible(!waiting.isEmpty());
    }

    boolean isEmpty() {
        return items.isEmpty();
    }

    @Override
    public void reword(RunId run, long seen, String text) {
        engine.projects().reword(actor, run, seen, text);
    }

    @Override
    public void remove(RunId run) {
        engine.runs().waiting().remove(actor, run);
    }

    @Override
    public void move(RunId run, int place) {
        engine.runs().waiting().move(actor, run, place);
    }

    @Override
    public void instead(RunId run) {
        engine.runs().waiting().moveUpAndStop(actor, run);
    }

    private void drop(RunId run) {
        QueueItem item = items.remove(run);
        if (item != null) {
            item.unsaved().ifPresent(text -> {
                keep.accept(text);
                Notices.bad(Words.of("queue.begun"));
            });
            list.remove(item);
        }
    }
}
