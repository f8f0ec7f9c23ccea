package dev.atelier.web.settings;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.atelier.core.tenant.Actor;
import dev.atelier.core.tenant.Right;
import dev.atelier.core.vault.StoredSecret;
import dev.atelier.core.vault.Vault;
import dev.atelier.web.login.SessionActor;
import dev.atelier.web.shell.Allowed;
import dev.atelier.web.shell.EmptyState;
import dev.atelier.web.shell.Icon;
import dev.atelier.web.shell.MainLayout;
import dev.atelier.web.shell.Notices;
import dev.atelier.web.shell.RelativeTime;
import dev.atelier.web.shell.Words;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;

/** The signed-in person's tokens for forges, by which tasks fetch private code and open pull requests (T13). */
@Route(value = "settings/forges", layout = MainLayout.class)
@PermitAll
@Dependent
public class ForgeTokensView extends Div implements HasDynamicTitle {
    private final transient Vault vault;
    private final transient Actor actor = SessionActor.current();
    private final Div list = new Div();

    @Inject
    public ForgeTokensView(Vault vault) {
        this.vault = vault;
        addClassName("page");
        Button fresh = new Button(Words.of("forges.new"), Icon.PLUS.create(), click -> ask());
        fresh.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Allowed.only(actor, Right.RUN, fresh);
        Div head = new Div(new H1(Words.of("forges.title")), fresh);
        head.addClassName("page-head");
        add(head, new Paragraph(Words.of("forges.text")), list);
        show();
    }

    @Override
    public String getPageTitle() {
        return Words.of("forges.page");
    }

    private void ask() {
        new ForgeTokenDialog((host, token) -> {
                    vault.put(actor, host, token);
                    show();
                    Notices.good(Words.of("forges.kept"));
                })
                .open();
    }

    private void show() {
        list.removeAll();
        List<StoredSecret> mine = vault.list(actor);
        if (mine.isEmpty()) {
            Button first = new Button(Words.of("forges.new"), click -> ask());
            Allowed.only(actor, Right.RUN, first);
            list.add(new EmptyState(Icon.KEY, Words.of("forges.none.title"), Words.of("forges.none.text"), first));
            return;
        }
        UnorderedList rows = new UnorderedList();
        rows.addClassName("rows");
        mine.forEach(token -> rows.add(row(token)));
        list.add(rows);
    }

    private ListItem row(StoredSecret token) {
        Span name = new Span(token.name());
        name.addClassName("row-name");
        Div facts = new Div(
                new Code("…" + token.hint()),
                new Span(" · " + Words.of("forges.since") + " "),
                new RelativeTime(token.createdAt()));
        facts.addClassName("row-facts");
        Button delete = new Button(Words.of("forges.delete"), click -> confirmDeleting(token));
        delete.addThemeVariants(ButtonVariant.LUMO_ERROR);
        delete.setAriaLabel(Words.of("forges.delete.label", token.name()));
        Div text = new Div(name, facts);
        text.addClassName("row-text");
        return new ListItem(text, delete);
    }

    private void confirmDeleting(StoredSecret token) {
        ConfirmDialog dialog = new ConfirmDialog(
                Words.of("forges.delete.title", token.name()),
                Words.of("forges.delete.text"),
                Words.of("forges.delete"),
                confirmed -> {
                    vault.delete(actor, token.id());
                    show();
                    Notices.good(Words.of("forges.deleted"));
                });
        dialog.setConfirmButtonTheme("error primary");
        dialog.setCancelable(true);
        dialog.setCancelText(Words.of("dialog.cancel"));
        dialog.open();
    }
}
