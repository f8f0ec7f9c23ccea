package dev.atelier.web.task;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.atelier.core.fault.Fault;
import dev.atelier.core.sandbox.SandboxKind;
import dev.atelier.core.task.AgentWish;
import dev.atelier.core.task.TaskRequest;
import dev.atelier.core.task.TaskSource;
import dev.atelier.core.task.TaskSourceInfo.Kind;
import dev.atelier.web.shell.Press;
import dev.atelier.web.shell.Words;
import dev.atelier.web.submission.Spool;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Everything that a task can be told, the least of it in sight. */
final class TaskForm extends Div {
    private final RadioButtonGroup<Kind> from = new RadioButtonGroup<>();
    private final TextField url = new TextField(Words.of("task.url"));
    private final ZipField zip;
    private final TextArea description = new TextArea(Words.of("task.description"));
    private final TextField target = new TextField(Words.of("task.target"));
    private final TextField ref = new TextField(Words.of("task.ref"));
    private final Select<AgentWish.Kind> agent = new Select<>();
    private final Select<SandboxKind> sandbox = new Select<>();
    private final Checkbox fallback = new Checkbox(Words.of("task.fallback"));
    private final Checkbox pullRequest = new Checkbox(Words.of("task.pull-request"));
    private final PasswordField token = new PasswordField(Words.of("task.token"));
    private final Div proposal = new Div();
    private final Details more = new Details(Words.of("task.more"));
    /** Where the fault with this code is shown. */
    private final transient Map<String, HasValidation> places;

    /**
     * An empty form.
     *
     * @param spool where an archive lies while it arrives
     * @param hasModel whether there is a model to choose
     * @param sandboxes the kinds that can be asked for
     */
    TaskForm(Spool spool, boolean hasModel, List<SandboxKind> sandboxes) {
        this.zip = new ZipField(spool);
        this.places = Map.ofEntries(
                Map.entry("bad_git_url", url),
                Map.entry("git_url_not_allowed", url),
                Map.entry("blank_description", description),
                Map.entry("description_too_long", description),
                Map.entry("bad_target_file", target),
                Map.entry("bad_git_ref", ref),
                Map.entry("bad_token", token),
                Map.entry("bad_agent", agent),
                Map.entry("model_not_configured", agent),
                Map.entry("sandbox_not_available", sandbox));
        addClassName("form");
        prepareSource();
        prepareAgent(hasModel);
        prepareSandbox(sandboxes);
        prepareProposal();
        description.setMinRows(3);
        description.setMaxRows(12);
        description.setPlaceholder(Words.of("task.description.hint"));
        target.setPlaceholder("src/app.py");
        target.setHelperText(Words.of("task.target.help"));
        target.addClassName("mono");
        Div details = new Div(target, ref, agent, fallback, sandbox);
        details.addClassName("form");
        more.add(details);
        add(from, url, zip, description, proposal, more);
        choose(false);
    }

    void choose(boolean archive) {
        from.setValue(archive ? Kind.ZIP : Kind.GIT);
    }

    void suggest(String address) {
        url.setValue(address);
    }

    void close() {
        List.of(url, description, target, ref, token).forEach(field -> field.setReadOnly(true));
        from.setReadOnly(true);
        zip.setVisible(false);
        pullRequest.setReadOnly(true);
    }

    void onSendKey(Runnable send) {
        Press.onSendKey(description, words -> {
            description.setValue(words);
            send.run();
        });
    }

    /** What is to be done; empty, with a word beside the field, if something is missing that only the form knows of. */
    Optional<TaskRequest> filled() {
        places.values().forEach(place -> place.setInvalid(false));
        boolean archive = from.getValue() == Kind.ZIP;
        if (archive && zip.archive().isEmpty()) {
            zip.refuse(Words.of("task.zip.missing"));
            return Optional.empty();
        }
        TaskSource source = archive
                ? zip.archive().orElseThrow()
                : new TaskSource.Git(url.getValue().strip(), text(ref));
        return Optional.of(new TaskRequest(
                source,
                description.getValue(),
                text(target),
                new AgentWish(agent.getValue(), fallback.getValue(), Optional.empty(), Optional.empty()),
                !archive && pullRequest.getValue(),
                archive ? Optional.empty() : TokenFields.read(token),
                Optional.empty(),
                Optional.of(sandbox.getValue()).filter(kind -> kind != SandboxKind.AUTO)));
    }

    /** Shows what is wrong where it is; false if it is nothing of this form. */
    boolean refuse(Fault fault) {
        if (fault.code().equals("zip_too_large")) {
            zip.refuse(Words.of(fault));
            return true;
        }
        HasValidation place = places.get(fault.code());
        if (place == null) {
            return false;
        }
        place.setErrorMessage(Words.of(fault));
        place.setInvalid(true);
        if (List.of(target, ref, agent, sandbox).contains(place)) {
            more.setOpened(true);
        }
        return true;
    }

    private void prepareSource() {
        from.setLabel(Words.of("task.source"));
        from.setItems(Kind.GIT, Kind.ZIP);
        from.setItemLabelGenerator(kind -> switch (kind) {
            case GIT -> Words.of("task.source.git");
            case ZIP -> Words.of("task.source.zip");
        });
        from.addValueChangeListener(change -> {
            boolean archive = change.getValue() == Kind.ZIP;
            url.setVisible(!archive);
            zip.setVisible(archive);
            proposal.setVisible(!archive);
            ref.setVisible(!archive);
        });
        url.setPlaceholder("https://github.com/owner/repository");
        url.addClassName("mono");
        url.setWidthFull();
        ref.setPlaceholder("main");
        ref.addClassName("mono");
        ref.setHelperText(Words.of("task.ref.help"));
    }

    private void prepareAgent(boolean hasModel) {
        agent.setLabel(Words.of("task.agent.label"));
        agent.setItems(AgentWish.Kind.values());
        agent.setItemLabelGenerator(kind -> switch (kind) {
            case AUTO -> Words.of(hasModel ? "task.agent.auto" : "task.agent.auto.rules");
            case MODEL -> Words.of("task.agent.model");
            case RULES -> Words.of("task.agent.rules");
        });
        agent.setItemEnabledProvider(kind -> hasModel || kind != AgentWish.Kind.MODEL);
        agent.setValue(AgentWish.Kind.AUTO);
        fallback.setValue(true);
        fallback.setVisible(hasModel);
        agent.addValueChangeListener(
                change -> fallback.setVisible(hasModel && change.getValue() != AgentWish.Kind.RULES));
    }

    /** Where there is nothing to choose from, nothing is asked. */
    private void prepareSandbox(List<SandboxKind> sandboxes) {
        sandbox.setLabel(Words.of("task.sandbox"));
        sandbox.setHelperText(Words.of("task.sandbox.help"));
        sandbox.setItems(Stream.concat(Stream.of(SandboxKind.AUTO), sandboxes.stream())
                .distinct()
                .toList());
        sandbox.setItemLabelGenerator(
                kind -> Words.find("task.sandbox." + kind.code()).orElse(kind.code()));
        sandbox.setValue(SandboxKind.AUTO);
        sandbox.setVisible(sandboxes.size() > 1);
    }

    private void prepareProposal() {
        TokenFields.prepare(token);
        token.setHelperText(Words.of("task.token.help"));
        Anchor stored = new Anchor("/settings/forges", Words.of("task.token.stored"));
        stored.getElement().setAttribute("router-link", true);
        stored.addClassName("quiet-link");
        proposal.addClassName("form");
        proposal.add(pullRequest, token, stored);
    }

    private static Optional<String> text(AbstractField<?, String> field) {
        return Optional.of(field.getValue().strip()).filter(value -> !value.isEmpty());
    }
}
