package dev.atelier.web.workbench;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import dev.atelier.core.project.Sharing;
import dev.atelier.core.share.ShareLife;
import dev.atelier.core.share.ShareLink;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.tenant.Actor;
import dev.atelier.web.shell.CopyButton;
import dev.atelier.web.shell.Notices;
import dev.atelier.web.shell.RelativeTime;
import dev.atelier.web.shell.Words;
import java.util.List;

/** Makes links by which people without an account see the preview, lists those in force, and takes them back (B17). */
final class ShareDialog extends Dialog {
    private final transient Sharing sharing;
    private final transient Actor actor;
    private final transient ProjectId project;
    private final Select<ShareLife> life = new Select<>();
    private final Div links = new Div();

    ShareDialog(Sharing sharing, Actor actor, ProjectId project) {
        this.sharing = sharing;
        this.actor = actor;
        this.project = project;
        addClassName("share");
        setHeaderTitle(Words.of("share.title"));
        setWidth("min(560px, 94vw)");
        life.setLabel(Words.of("share.expires"));
        life.setItems(ShareLife.values());
        life.setItemLabelGenerator(ShareDialog::label);
        life.setValue(ShareLife.WEEK);
        Button make = new Button(Words.of("share.make"), click -> make());
        make.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Div form = new Div(life, make);
        form.addClassName("share-form");
        links.addClassName("share-links");
        add(new Paragraph(Words.of("share.text")), form, links);
        Button done = new Button(Words.of("dialog.done"), click -> close());
        getFooter().add(done);
        refresh();
    }

    private void make() {
        sharing.create(actor, project, life.getValue());
        refresh();
    }

    private void refresh() {
        links.removeAll();
        List<ShareLink> inForce = sharing.list(actor, project);
        if (inForce.isEmpty()) {
            Paragraph none = new Paragraph(Words.of("share.none"));
            none.addClassName("share-none");
            links.add(none);
            return;
        }
        UnorderedList rows = new UnorderedList();
        rows.addClassName("rows");
        inForce.forEach(link -> rows.add(row(link)));
        links.add(rows);
    }

    private ListItem row(ShareLink link) {
        TextField address = new TextField();
        address.setValue(link.address().reveal());
        address.setReadOnly(true);
        address.setWidthFull();
        address.setAriaLabel(Words.of("share.link"));
        address.addClassName("mono");
        address.setSuffixComponent(new CopyButton(link.address().reveal()));
        Button revoke = new Button(Words.of("share.revoke"), click -> revoke(link));
        revoke.addThemeVariants(ButtonVariant.LUMO_ERROR);
        Div facts = new Div();
        facts.addClassName("row-facts");
        facts.add(new Span(Words.of("share.made") + " "), new RelativeTime(link.created()));
        link.expires()
                .ifPresentOrElse(
                        end -> facts.add(new Span(" · " + Words.of("share.ends") + " "), new RelativeTime(end)),
                        () -> facts.add(new Span(" · " + Words.of("share.endless"))));
        link.lastUsed()
                .ifPresentOrElse(
                        at -> facts.add(
                                new Span(" · " + Words.of("share.used", link.uses()) + " "), new RelativeTime(at)),
                        () -> facts.add(new Span(" · " + Words.of("share.unused"))));
        Div top = new Div(address, revoke);
        top.addClassName("share-row");
        Div text = new Div(top, facts);
        text.addClassName("row-text");
        return new ListItem(text);
    }

    private void revoke(ShareLink link) {
        sharing.revoke(actor, project, link.id());
        refresh();
        Notices.good(Words.of("share.revoked"));
    }

    private static String label(ShareLife life) {
        return switch (life) {
            case DAY -> Words.of("share.day");
            case WEEK -> Words.of("share.week");
            case MONTH -> Words.of("share.month");
            case FOREVER -> Words.of("share.forever");
        };
    }
}
