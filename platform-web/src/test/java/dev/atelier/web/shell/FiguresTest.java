package dev.atelier.web.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import dev.atelier.core.usage.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Currency;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FiguresTest {
    @AfterEach
    void leave() {
        UI.setCurrent(null);
    }

    @Test
    void times_are_exact_while_they_are_short() {
        assertThat(Figures.took(Duration.ofMillis(240))).isEqualTo("0.2\u00a0s");
        assertThat(Figures.took(Duration.ofMillis(9_960))).isEqualTo("10\u00a0s");
        assertThat(Figures.took(Duration.ofMillis(80_400))).isEqualTo("1\u00a0min 20\u00a0s");
    }

    @Test
    void sizes_have_the_unit_that_makes_them_short() {
        assertThat(Figures.size(1)).isEqualTo("1 byte");
        assertThat(Figures.size(999)).isEqualTo("999 bytes");
        assertThat(Figures.size(4_130_000)).isEqualTo("4.1\u00a0MB");
        assertThat(Figures.size(999_700)).isEqualTo("1.0\u00a0MB");
        assertThat(Figures.size(12_000_000_000L)).isEqualTo("12\u00a0GB");
    }

    @Test
    @DisplayName("R3 money is rounded where it is shown, and what is less than a cent is not called nothing")
    void money() {
        assertThat(Figures.money(money("12.345"))).isEqualTo("$12.35");
        assertThat(Figures.money(money("3"))).isEqualTo("$3.00");
        assertThat(Figures.money(money("0"))).isEqualTo("$0.00");
        assertThat(Figures.money(money("0.0003149"))).isEqualTo("$0.00031");
    }

    private static Money money(String amount) {
        return new Money(new BigDecimal(amount), Currency.getInstance("USD"));
    }

    @Test
    void figures_are_written_as_the_screen_s_language_does() {
        UI german = new UI();
        german.setLocale(Locale.GERMANY);
        UI.setCurrent(german);

        assertThat(Figures.took(Duration.ofMillis(2_400))).isEqualTo("2,4\u00a0s");
        assertThat(Figures.size(4_130_000)).isEqualTo("4,1\u00a0MB");
    }
}
