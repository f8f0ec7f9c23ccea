package dev.atelier.web.admin;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import dev.atelier.core.project.Allowances;
import dev.atelier.core.tenant.Actor;
import dev.atelier.core.tenant.LimitedTenant;
import dev.atelier.core.tenant.TenantLimits;
import dev.atelier.web.login.SessionActor;
import dev.atelier.web.shell.Figures;
import dev.atelier.web.shell.MainLayout;
import dev.atelier.web.shell.Notices;
import dev.atelier.web.shell.RelativeTime;
import dev.atelier.web.shell.Words;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/** What each workspace may use (T6). */
@Route(value = "admin/limits", layout = MainLayout.class)
@PermitAll
@Dependent
public class LimitsView extends Div implements HasDynamicTitle, BeforeEnterObserver {
    private final transient Allowances allowances;
    private final transient Actor actor = SessionActor.current();
    private final UnorderedList rows = new UnorderedList();

    @Inject
    public LimitsView(Allowances allowances) {
        this.allowances = allowances;
        addClassNames("page", "configuration");
        Div head = new Div(new H1(Words.of("limits.title")));
        head.addClassName("page-head");
        rows.addClassName("rows");
        add(head, new Paragraph(Words.of("limits.text")), rows);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (!actor.administrator()) {
            throw new NotFoundException();
        }
        show();
    }

    @Override
    public String getPageTitle() {
        return Words.of("limits.page");
    }

    private void show() {
        rows.removeAll();
        allowances.list(actor).forEach(tenant -> rows.add(row(tenant)));
    }

    private ListItem row(LimitedTenant tenant) {
        Span name = new Span(tenant.tenant().name());
        name.addClassName("row-name");
        Div facts = new Div(new Span(summary(tenant.limits())));
        facts.addClassName("row-facts");
        tenant.changed()
                .ifPresent(change -> facts.add(
                        new Span(" · " + Words.of("config.by", change.by()) + " "), new RelativeTime(change.at())));
        Div text = new Div(new Div(name), facts);
        text.addClassName("row-text");
        Button edit = new Button(Words.of("config.change"), click -> change(tenant));
        edit.setAriaLabel(Words.of("config.change.label", tenant.tenant().name()));
        Div buttons = new Div(edit);
        buttons.addClassName("row-buttons");
        ListItem row = new ListItem(text, buttons);
        row.addClassName("setting");
        return row;
    }

    private void change(LimitedTenant tenant) {
        new LimitsDialog(tenant, allowances.installation(), limits -> {
                    allowances.put(actor, tenant.tenant().id(), limits);
                    show();
                    Notices.good(Words.of("limits.changed"));
                })
                .open();
    }

    /** Only what is less than everybody's. */
    private static String summary(TenantLimits limits) {
        List<String> parts = new ArrayList<>();
        limits.memoryMb().ifPresent(value -> parts.add(Words.of("limits.memory.value", value)));
        limits.cpus().ifPresent(value -> parts.add(Words.of("limits.cpus.value", value)));
        limits.processes().ifPresent(value -> parts.add(Words.of("limits.processes.value", value)));
        limits.time().ifPresent(value -> parts.add(Words.of("limits.time.value", Figures.took(value))));
        limits.outputMb().ifPresent(value -> parts.add(Words.of("limits.output.value", value)));
        return parts.isEmpty() ? Words.of("limits.none") : String.join(" · ", parts);
    }
}
