package dev.atelier.web.settings;

import com.vaadin.flow.component.Component;
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
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.atelier.core.tenant.AccessToken;
import dev.atelier.core.tenant.AccessTokens;
import dev.atelier.core.tenant.Actor;
import dev.atelier.web.login.SessionActor;
import dev.atelier.web.shell.EmptyState;
import dev.atelier.web.shell.Icon;
import dev.atelier.web.shell.MainLayout;
import dev.atelier.web.shell.Notices;
import dev.atelier.web.shell.RelativeTime;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;

/** The signed-in person's access tokens: make one, see when each was used, take one back (X4). */
@Route(value = "settings/tokens", layout = MainLayout.class)
@PageTitle("Access tokens · Atelier")
@PermitAll
@Dependent
public class TokensView extends Div {
    private final transient AccessTokens tokens;
    private final transient Actor actor = SessionActor.current();
    private final Div list = new Div();

    @Inject
    public TokensView(AccessTokens tokens) {
        this.tokens = tokens;
        addClassName("page");
        Button fresh = new Button("New token", Icon.PLUS.create(), click -> create());
        fresh.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Div head = new Div(new H1("Access tokens"), fresh);
        head.addClassName("page-head");
        add(
                head,
                new Paragraph("Programs use a token to work in your name, through the API. Each one can do at most what"
                        + " you can."),
                list);
        show();
    }

    private void create() {
        new NewTokenDialog(actor, (name, scope, life) -> {
                    var made = tokens.create(actor, name, scope, life);
                    show();
                    return made;
                })
                .open();
    }

    private void show() {
        list.removeAll();
        List<AccessToken> mine = tokens.list(actor);
        if (mine.isEmpty()) {
            Button first = new Button("Make the first one", click -> create());
            list.add(new EmptyState(
                    Icon.KEY, "No tokens yet", "A script, a build server or another tool will need one.", first));
        } else {
            UnorderedList rows = new UnorderedList();
            rows.addClassName("rows");
            mine.forEach(token -> rows.add(row(token)));
            list.add(rows);
        }
    }

    private ListItem row(AccessToken token) {
        Span name = new Span(token.name());
        name.addClassName("row-name");
        Span scope = new Span(Scopes.label(token.scope()));
        scope.addClassName("tag");
        Div facts =
                new Div(new Code("atl_…" + token.hint()), new Span(" · expires "), new RelativeTime(token.expires()));
        facts.add(token.lastUsed()
                .map(at -> new Component[] {new Span(" · last used "), new RelativeTime(at)})
                .orElseGet(() -> new Component[] {new Span(" · never used")}));
        facts.addClassName("row-facts");
        Button revoke = new Button("Revoke", click -> confirmRevoking(token));
        revoke.addThemeVariants(ButtonVariant.LUMO_ERROR);
        revoke.setAriaLabel("Revoke " + token.name());
        Div text = new Div(new Div(name, scope), facts);
        text.addClassName("row-text");
        return new ListItem(text, revoke);
    }

    private void confirmRevoking(AccessToken token) {
        ConfirmDialog dialog = new ConfirmDialog(
                "Revoke “" + token.name() + "”?",
                "Whatever uses it stops working at once. This cannot be undone.",
                "Revoke",
                confirmed -> {
                    tokens.revoke(actor, token.id());
                    show();
                    Notices.good("The token is revoked.");
                });
        dialog.setConfirmButtonTheme("error primary");
        dialog.setCancelable(true);
        dialog.open();
    }
}
