package dev.atelier.web.task;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.time.Instant;
import java.util.Optional;

/** How long something has been going on, or went on; the browser counts. */
@Tag("elapsed-time")
@JsModule("./task/elapsed-time.ts")
final class ElapsedTime extends Component {
    /** @param until when it was over; empty while it goes on */
    void show(Instant since, Optional<Instant> until) {
        getElement().setAttribute("since", since.toString());
        until.ifPresentOrElse(
                at -> getElement().setAttribute("until", at.toString()),
                () -> getElement().removeAttribute("until"));
    }
}
