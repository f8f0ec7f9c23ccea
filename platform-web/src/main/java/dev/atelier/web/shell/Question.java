package dev.atelier.web.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;

/** Asks before something is done that takes something away. */
public class Question extends ConfirmDialog {

    /**
     * To be opened by whoever makes it.
     *
     * @param action on the button that does it
     */
    public Question(String title, String text, String action, Runnable then) {
        super(title, text, action, confirmed -> then.run());
        setConfirmButtonTheme("error primary");
        setCancelable(true);
        setCancelText(Words.of("dialog.cancel"));
    }

    /** The rest of the page is hidden from screen readers meanwhile; this says why. */
    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        getElement().executeJs("""
                requestAnimationFrame(() =>
                    document.querySelectorAll('vaadin-confirm-dialog-overlay')
                        .forEach((overlay) => overlay.setAttribute('aria-modal', 'true')))
                """);
    }
}
