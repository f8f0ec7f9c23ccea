package dev.atelier.web.admin;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.AbstractNumberField;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.NumberField;
import dev.atelier.core.fault.FaultException;
import dev.atelier.core.tenant.LimitedTenant;
import dev.atelier.core.tenant.TenantLimits;
import dev.atelier.web.shell.Press;
import dev.atelier.web.shell.Words;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Asks how much of everything a workspace may use; what is left empty is as much as everybody. */
final class LimitsDialog extends Dialog {
    private static final int MINUTE = 60;

    private final IntegerField memory = new IntegerField(Words.of("limits.memory"));
    private final NumberField cpus = new NumberField(Words.of("limits.cpus"));
    private final IntegerField processes = new IntegerField(Words.of("limits.processes"));
    private final NumberField minutes = new NumberField(Words.of("limits.time"));
    private final IntegerField output = new IntegerField(Words.of("limits.output"));
    private final Paragraph wrong = new Paragraph();
    private final transient Consumer<TenantLimits> keeper;

    /**
     * Shows what there is.
     *
     * @param most what everybody may use, which is the most that can be given
     * @param keeper keeps the limits, or throws a fault that says what is wrong with them
     */
    LimitsDialog(LimitedTenant tenant, TenantLimits most, Consumer<TenantLimits> keeper) {
        this.keeper = keeper;
        setHeaderTitle(Words.of("limits.dialog", tenant.tenant().name()));
        setWidth("460px");
        show(memory, tenant.limits().memoryMb(), most.memoryMb());
        show(cpus, tenant.limits().cpus(), most.cpus());
        show(processes, tenant.limits().processes(), most.processes());
        show(
                minutes,
                tenant.limits().time().map(LimitsDialog::minutes),
                most.time().map(LimitsDialog::minutes));
        show(output, tenant.limits().outputMb(), most.outputMb());
        wrong.addClassNames("note", "bad");
        wrong.getElement().setAttribute("role", "alert");
        wrong.setVisible(false);
        Div form =
                new Div(new Paragraph(Words.of("limits.dialog.text")), memory, cpus, processes, minutes, output, wrong);
        form.addClassName("form");
        add(form);
        Button save = Press.once(new Button(Words.of("config.save")), this::save);
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        save.addClickShortcut(Key.ENTER);
        getFooter().add(new Button(Words.of("dialog.cancel"), click -> close()), save);
    }

    /** What is no number would count as left empty, and so as much as everybody's. */
    private boolean isReadable() {
        return Stream.of(memory, cpus, processes, minutes, output).noneMatch(AbstractNumberField::isInvalid);
    }

    private void save() {
        if (!isReadable()) {
            refuse(Words.of("limits.no-number"));
            return;
        }
        try {
            keeper.accept(new TenantLimits(
                    Optional.ofNullable(memory.getValue()),
                    Optional.ofNullable(cpus.getValue()),
                    Optional.ofNullable(processes.getValue()),
                    Optional.ofNullable(minutes.getValue())
                            .map(value -> Duration.ofSeconds(Math.round(value * MINUTE))),
                    Optional.ofNullable(output.getValue())));
            close();
        } catch (FaultException refused) {
            refuse(Words.of(refused.fault()));
        }
    }

    private void refuse(String why) {
        wrong.setText(why);
        wrong.setVisible(true);
    }

    private static <N extends Number> void show(AbstractNumberField<?, N> field, Optional<N> given, Optional<N> most) {
        field.setWidthFull();
        field.setHelperText(
                Words.of("limits.most", most.<Object>map(value -> value).orElse("")));
        given.ifPresent(field::setValue);
    }

    private static double minutes(Duration time) {
        return time.toSeconds() / (double) MINUTE;
    }
}
