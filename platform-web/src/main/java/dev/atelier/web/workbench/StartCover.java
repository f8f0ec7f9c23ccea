package dev.atelier.web.workbench;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.atelier.core.fault.Fault;
import dev.atelier.core.preview.PreviewState;
import dev.atelier.core.preview.StartTimeline;
import dev.atelier.web.shell.Figures;
import dev.atelier.web.shell.Words;

/** What stands in the app's place while there is nothing to be seen of it: how far its start has come, or that it sleeps. */
final class StartCover {
    private StartCover() {}

    /** Each step that was begun, with its time, and the place in the queue. */
    static Component starting(PreviewState.Starting state, StartTimeline timeline) {
        OrderedList list = new OrderedList();
        list.addClassName("timeline");
        for (StartTimeline.Entry entry : timeline.entries()) {
            String took = Figures.took(entry.took());
            ListItem item =
                    new ListItem(new Span(words(entry.step(), state.ahead())), new Span(entry.done() ? took : "…"));
            item.setClassName(entry.done() ? "done" : "doing");
            list.add(item);
        }
        return list;
    }

    /** It is stopped, and may be started again. */
    static Component asleep(Runnable wake) {
        return still(Words.of("preview.asleep"), Words.of("preview.wake"), wake);
    }

    /** It could not be started, and may be tried again. */
    static Component failed(Fault fault, Runnable again) {
        return still(Words.of(fault), Words.of("errors.again"), again);
    }

    private static Component still(String words, String way, Runnable then) {
        Div cover = new Div(new Paragraph(words), new Button(way, click -> then.run()));
        cover.addClassName("still");
        return cover;
    }

    private static String words(PreviewState.Step step, int ahead) {
        return switch (step) {
            case QUEUED -> ahead == 0 ? Words.of("preview.queued") : Words.of("preview.queued.behind", ahead);
            case DEPENDENCIES -> Words.of("preview.packages");
            case SANDBOX -> Words.of("preview.sandbox");
            case DEV_SERVER -> Words.of("preview.server");
        };
    }
}
