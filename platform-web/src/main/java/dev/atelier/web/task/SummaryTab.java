package dev.atelier.web.task;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import dev.atelier.core.run.RunEvent;
import dev.atelier.core.run.RunSummary;
import dev.atelier.core.task.Task;
import dev.atelier.web.shell.Figures;
import dev.atelier.web.shell.Markdown;
import dev.atelier.web.shell.Words;

/** What was asked, what the agent says to it, and what it took. */
final class SummaryTab extends Div {
    private final Paragraph description = new Paragraph();
    private final H2 answerTitle = new H2(Words.of("task.answer"));
    private final Markdown answer = new Markdown();
    private final DescriptionList figures = new DescriptionList();
    private String why = "";
    private RunSummary summary = RunSummary.NONE;

    SummaryTab() {
        addClassName("task-summary");
        description.addClassName("task-description");
        answerTitle.setVisible(false);
        add(new H2(Words.of("task.asked")), description, answerTitle, answer, figures);
    }

    void onEvent(RunEvent event) {
        if (event instanceof RunEvent.Answered answered) {
            answerTitle.setVisible(true);
            answer.setMarkdown(answered.text());
        } else if (event instanceof RunEvent.AgentChosen chosen) {
            why = chosen.why();
        } else if (event instanceof RunEvent.RunEnded ended && !ended.summary().equals(RunSummary.NONE)) {
            summary = ended.summary();
        }
    }

    void show(Task task) {
        description.setText(task.description());
        figures.removeAll();
        task.agent().ifPresent(agent -> row(Words.of("task.fact.agent"), agent + ". " + why));
        summary.model().ifPresent(model -> row(Words.of("task.fact.model"), model));
        if (summary.promptTokens() > 0) {
            row(
                    Words.of("task.fact.tokens"),
                    Words.of(
                            "task.fact.tokens.value",
                            summary.promptTokens(),
                            summary.cachedTokens(),
                            summary.completionTokens()));
        }
        summary.cost().ifPresent(cost -> row(Words.of("task.fact.cost"), Figures.money(cost)));
        if (!task.pullRequestNote().isBlank()) {
            row(Words.of("task.fact.proposal"), task.pullRequestNote());
        }
    }

    private void row(String name, String value) {
        Component term = new DescriptionList.Term(name);
        Component says = new DescriptionList.Description(value);
        figures.getElement().appendChild(term.getElement(), says.getElement());
    }
}
