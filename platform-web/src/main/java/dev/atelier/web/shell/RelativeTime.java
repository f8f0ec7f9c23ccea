package dev.atelier.web.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.time.Instant;

/** "2 min ago", kept right by the browser; the exact time in the reader's time zone is its title. */
@Tag("relative-time")
@JsModule("./shell/relative-time.ts")
public final class RelativeTime extends Component {
    public RelativeTime(Instant at) {
        setAt(at);
    }

    public void setAt(Instant at) {
        getElement().setAttribute("at", at.toString());
    }
}
