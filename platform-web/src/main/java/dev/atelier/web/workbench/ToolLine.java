package dev.atelier.web.workbench;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;

/** One step of the agent: a quiet line that opens to what came of it. */
final class ToolLine extends NativeDetails {
    private final Span mark = new Span("◌");
    private final Span text = new Span();

    ToolLine(String summary) {
        addClassNames("tool", "running");
        mark.addClassName("tool-mark");
        mark.getElement().setAttribute("aria-hidden", "true");
        text.setText(summary);
        setSummary(new Span(mark, text));
    }

    void finish(boolean ok, String summary, String detail) {
        removeClassName("running");
        addClassName(ok ? "good" : "bad");
        mark.setText(ok ? "✓" : "✗");
        if (!summary.isBlank()) {
            text.setText(summary);
        }
        if (!detail.isBlank()) {
            Pre full = new Pre(detail);
            full.getElement().setAttribute("tabindex", "0");
            setContent(new Div(full));
        }
    }

    /** Shows the picture below the words. */
    void addPicture(Component picture) {
        if (getContent() instanceof Div content) {
            content.add(picture);
        } else {
            setContent(new Div(picture));
        }
    }
}
