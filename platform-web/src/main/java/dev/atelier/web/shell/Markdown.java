package dev.atelier.web.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;

/** Shows Markdown that a model or a person wrote; whatever it holds, it cannot do more than be read (X18). */
@Tag("div")
public final class Markdown extends Component implements HasStyle {
    public Markdown() {
        addClassName("markdown");
    }

    public Markdown(String markdown) {
        this();
        setMarkdown(markdown);
    }

    public void setMarkdown(String markdown) {
        getElement().setProperty("innerHTML", SafeHtml.ofMarkdown(markdown));
    }
}
