package dev.atelier.web.shell;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.Notification.Position;
import dev.atelier.core.fault.Fault;

/** Short messages at the edge of the screen. Good news goes away by itself, bad news is closed by hand. */
public final class Notices {
    private static final int GOOD_NEWS_MILLIS = 4_000;

    private Notices() {}

    public static void good(String text) {
        Notification notice = notice();
        notice.add(body(Icon.CHECK, "good", text));
        notice.setDuration(GOOD_NEWS_MILLIS);
        notice.open();
    }

    /** What went wrong, in the reader's language. */
    public static void bad(Fault fault) {
        bad(Words.of(fault));
    }

    public static void bad(String text) {
        Notification notice = notice();
        Button close = new Button(Icon.CLOSE.create(), click -> notice.close());
        close.setAriaLabel(Words.of("close"));
        close.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON, ButtonVariant.LUMO_SMALL);
        Div body = body(Icon.ALERT, "bad", text);
        body.add(close);
        notice.add(body);
        notice.setDuration(0);
        notice.setAssertive(true);
        notice.open();
    }

    private static Notification notice() {
        Notification notice = new Notification();
        notice.setPosition(Position.BOTTOM_END);
        return notice;
    }

    private static Div body(Icon icon, String mood, String text) {
        Div body = new Div(icon.create(), new Span(text));
        body.addClassNames("notice", mood);
        return body;
    }
}
