package dev.atelier.web.task;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import dev.atelier.web.shell.Figures;
import dev.atelier.web.shell.Words;
import java.util.List;

/** The steps of a task, what came of each, and how long it took. */
final class StepList extends OrderedList {
    StepList() {
        addClassName("task-steps");
        getElement().setAttribute("aria-label", Words.of("task.steps"));
    }

    void show(List<TaskStep> steps) {
        removeAll();
        steps.forEach(step -> add(item(step)));
    }

    private static ListItem item(TaskStep step) {
        Span mark = new Span(mark(step.state()));
        mark.addClassName("step-mark");
        mark.getElement().setAttribute("role", "img");
        mark.getElement().setAttribute("aria-label", word(step.state()));
        Span name = new Span(name(step.kind()));
        name.addClassName("step-name");
        Span note = new Span(step.note());
        note.addClassName("step-note");
        Span words = new Span(name, note);
        words.addClassName("step-words");
        Span time = new Span(step.took().map(Figures::took).orElse(""));
        time.addClassName("step-time");
        if (step.ended().isEmpty()) {
            ElapsedTime elapsed = new ElapsedTime();
            elapsed.show(step.begun(), step.ended());
            time.add(elapsed);
        }
        ListItem item = new ListItem(mark, words, time);
        item.addClassName(className(step.state()));
        return item;
    }

    private static String name(TaskStep.Kind kind) {
        return switch (kind) {
            case QUEUE -> Words.of("task.step.queue");
            case FETCH -> Words.of("task.step.fetch");
            case SETUP -> Words.of("task.step.setup");
            case AGENT -> Words.of("task.step.agent");
            case TESTS -> Words.of("task.step.tests");
            case PATCH -> Words.of("task.step.patch");
            case PUSH -> Words.of("task.step.push");
            case PULL_REQUEST -> Words.of("task.step.pull-request");
        };
    }

    private static String word(TaskStep.State state) {
        return switch (state) {
            case GOING_ON -> Words.of("task.state.going-on");
            case DONE -> Words.of("task.state.done");
            case WARNED -> Words.of("task.state.warned");
            case FAILED -> Words.of("task.state.failed");
        };
    }

    private static String mark(TaskStep.State state) {
        return switch (state) {
            case GOING_ON -> "◌";
            case DONE -> "✓";
            case WARNED -> "!";
            case FAILED -> "✗";
        };
    }

    private static String className(TaskStep.State state) {
        return switch (state) {
            case GOING_ON -> "going-on";
            case DONE -> "done";
            case WARNED -> "warned";
            case FAILED -> "failed";
        };
    }
}
