package dev.atelier.web.settings;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.atelier.core.tenant.AccessToken;
import dev.atelier.core.tenant.AccessTokens;
import dev.atelier.core.tenant.Actor;
import dev.atelier.web.login.SessionActor;
import dev.atelier.web.shell.EmptyState;
import dev.atelier.web.shell.Icon;
import dev.atelier.web.shell.MainLayout;
import dev.atelier.web.shell.Notices;
import dev.atelier.web.shell.Question;
import dev.atelier.web.shell.RelativeTime;
import dev.atelier.web.shell.Words;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;

/** The signed-in person's access tokens: make one, see when each was used, take one back (X4). */
@Route(value = "settings/tokens", layout = MainLayout.class)
@PermitAll
@Dependent
public class TokensView extends Div implements HasDynamicTitle {
    private final transient AccessTokens tokens;
    private final transient Actor actor = SessionActor.current();
    private final Div list = new Div();

    @Inject
    public TokensView(AccessTokens tokens) {
        this.tokens = tokens;
        addClassName("page");
        Button fresh = new Button(Words.of("tokens.new"), Icon.PLUS.create(), click -> create());
        fresh.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Div head = new Div(new H1(Words.of("tokens.title")), fresh);
        head.addClassName("page-head");
        add(head, new Paragraph(Words.of("tokens.text")), list);
        show();
    }

    @Override
    public String getPageTitle() {
        return Words.of("tokens.page");
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
            Button first = new Button(Words.of("tokens.first"), click -> create());
            list.add(new EmptyState(Icon.KEY, Words.of("tokens.none.title"), Words.of("tokens.none.text"), first));
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
        Div facts = new Div(
                new Code("atl_…" + token.hint()),
                new Span(" · " + Words.of("tokens.expires") + " "),
                new RelativeTime(token.expires()));
        facts.add(token.lastUsed()
                .map(at -> new Component[] {new Span(" · " + Words.of("tokens.used") + " "), new RelativeTime(at)})
                .orElseGet(() -> new Component[] {new Span(" · " + Words.of("tokens.unused"))}));
        facts.addClassName("row-facts");
        Button revoke = new Button(Words.of("tokens.revoke"), click -> confirmRevoking(token));
        revoke.addThemeVariants(ButtonVariant.LUMO_ERROR);
        revoke.setAriaLabel(Words.of("tokens.revoke.label", token.name()));
        Div text = new Div(new Div(name, scope), facts);
        text.addClassName("row-text");
        return new ListItem(text, revoke);
    }

    private void confirmRevoking(AccessToken token) {
        new Question(
                        Words.of("tokens.revoke.title", token.name()),
                        Words.of("tokens.revoke.text"),
                        Words.of("tokens.revoke"),
                        () -> {
                            tokens.revoke(actor, token.id());
                            show();
                            Notices.good(Words.of("tokens.revoked"));
                        })
                .open();
    }
}
