package dev.atelier.web.workbench;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.atelier.web.shell.Icon;
import dev.atelier.web.shell.Words;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Says calmly that something went wrong in the page, and offers to have it fixed. Keeps quiet while the agent works: what
 * breaks on the way is the agent's business.
 */
final class ProblemBanner extends Div {
    private final Paragraph title = new Paragraph();
    private final Code message = new Code();
    private final Span place = new Span();
    private final Button fix = new Button(Words.of("fix.button"));
    private transient @Nullable PageProblem problem;
    private boolean working;
    private boolean dismissed;

    /** @param fixer asks for a fix; when it throws, it can be tried again */
    ProblemBanner(boolean mayAsk, Consumer<PageProblem> fixer) {
        addClassName("problem");
        getElement().setAttribute("role", "status");
        title.addClassName("problem-title");
        place.addClassName("problem-place");
        fix.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_SMALL);
        fix.addClickListener(click -> Optional.ofNullable(problem).ifPresent(it -> {
            fixer.accept(it);
            hide();
        }));
        fix.setVisible(mayAsk);
        Button close = new Button(Icon.CLOSE.create(), click -> hide());
        close.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON, ButtonVariant.LUMO_SMALL);
        close.setAriaLabel(Words.of("fix.dismiss"));
        Div words = new Div(title, message, place);
        words.addClassName("problem-words");
        add(Icon.ALERT.create(), words, fix, close);
        update();
    }

    void show(PageProblem met) {
        problem = met;
        dismissed = false;
        title.setText(Words.of(met.compiles() ? "fix.met" : "fix.compile"));
        message.setText(met.message());
        place.setText(met.places().isEmpty() ? "" : met.places().getFirst());
        update();
    }

    /** The page has changed, and has not complained since. */
    void healed() {
        problem = null;
        update();
    }

    void setWorking(boolean now) {
        working = now;
        update();
    }

    private void hide() {
        dismissed = true;
        update();
    }

    private void update() {
        setVisible(problem != null && !dismissed && !working);
    }
}
