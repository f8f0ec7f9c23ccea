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
import dev.atelier.core.project.Allowances;
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
        TenantLimits own = tenant.limits();
        TenantLimits least = Allowances.LEAST;
        show(
                memory,
                own.memoryMb(),
                least.memoryMb().orElseThrow(),
                most.memoryMb().orElseThrow());
        show(cpus, own.cpus(), least.cpus().orElseThrow(), most.cpus().orElseThrow());
        show(
                processes,
                own.processes(),
                least.processes().orElseThrow(),
                most.processes().orElseThrow());
        show(minutes, minutes(own), minutes(least).orElseThrow(), minutes(most).orElseThrow());
        show(
                output,
                own.outputMb(),
                least.outputMb().orElseThrow(),
                most.outputMb().orElseThrow());
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
    private boolean isValid() {
        return Stream.of(memory, cpus, processes, minutes, output).noneMatch(AbstractNumberField::isInvalid);
    }

    private void save() {
        if (!isValid()) {
            refuse(Words.of("limits.wrong"));
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

    private static void show(IntegerField field, Optional<Integer> given, int least, int most) {
        field.setMin(least);
        field.setMax(most);
        explain(field, least, most);
        given.ifPresent(field::setValue);
    }

    private static void show(NumberField field, Optional<Double> given, double least, double most) {
        field.setMin(least);
        field.setMax(most);
        explain(field, least, most);
        given.ifPresent(field::setValue);
    }

    private static <N extends Number> void explain(AbstractNumberField<?, N> field, N least, N most) {
        field.setWidthFull();
        field.setHelperText(Words.of("limits.most", most));
        field.setErrorMessage(Words.of("limits.range", least, most));
    }

    private static Optional<Double> minutes(TenantLimits limits) {
        return limits.time().map(time -> time.toSeconds() / (double) MINUTE);
    }
}
