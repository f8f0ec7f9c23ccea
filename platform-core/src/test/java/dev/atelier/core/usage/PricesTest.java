package dev.atelier.core.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.core.config.SettingException;
import dev.atelier.core.config.Settings;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("R3 what answers of models cost")
class PricesTest {
    private static Prices prices(String... settings) {
        return Prices.from(Settings.fromEnvironment(
                settings.length == 1
                        ? Map.of("ATELIER_MODEL_PRICES", settings[0])
                        : Map.of("ATELIER_MODEL_PRICES", settings[0], "ATELIER_MODEL_CURRENCY", settings[1])));
    }

    private static Money money(String amount, String currency) {
        return new Money(new BigDecimal(amount), Currency.getInstance(currency));
    }

    @Test
    @DisplayName("is exact: what is read anew, what comes from the cache, and what is written have prices of their own")
    void exact() {
        Prices prices = prices("openai:gpt-4.1=2.00/8/0.5, ollama:llama3:8b = 0/0", "EUR");

        assertThat(prices.cost("openai:gpt-4.1", 1_200, 900, 80)).contains(money("0.00169", "EUR"));
        assertThat(prices.cost("openai:gpt-4.1", 1, 0, 0)).contains(money("0.000002", "EUR"));
        assertThat(prices.cost("openai:gpt-4.1", 1, 1, 0)).contains(money("0.0000005", "EUR"));
        assertThat(prices.cost("openai:gpt-4.1", 1, 1, 0).orElseThrow()).hasToString("0.0000005 EUR");
        assertThat(prices.cost("openai:gpt-4.1", 3_000_000_000L, 0, 0)).contains(money("6000", "EUR"));
    }

    @Test
    @DisplayName("a model that costs nothing is not one without a price")
    void nothing() {
        Prices prices = prices("ollama:llama3:8b=0/0");

        assertThat(prices.cost("ollama:llama3:8b", 500, 0, 500)).contains(money("0", "USD"));
        assertThat(prices.cost("openai:gpt-4.1", 500, 0, 500)).isEmpty();
        assertThat(Prices.from(Settings.fromEnvironment(Map.of())).cost("ollama:llama3:8b", 5, 0, 5))
                .isEmpty();
    }

    @Test
    @DisplayName("without a price of its own, what comes from the cache costs what everything else does")
    void cached() {
        assertThat(prices("a:b=1/2").cost("a:b", 100, 60, 0)).contains(money("0.0001", "USD"));
        assertThat(prices("a:b=1/2/0").cost("a:b", 100, 200, 0)).contains(money("0", "USD"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "openai:gpt-4.1",
                "=1/2",
                "gpt-4.1=1/2",
                "a:b=1",
                "a:b=1/2/3/4",
                "a:b=-1/2",
                "a:b=1e3/2",
                "a:b=1/x",
                "a:b=/2",
                "a:=1/2",
                "a:b=1/2,a:b=1/2",
                "a:b=1234567890/1"
            })
    @DisplayName("what is no price stops the start, and names the setting")
    void wrong(String value) {
        assertThatThrownBy(() -> prices(value))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("ATELIER_MODEL_PRICES");
    }

    @Test
    void wrong_currency() {
        assertThatThrownBy(() -> prices("a:b=1/2", "Taler"))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("ATELIER_MODEL_CURRENCY is \"Taler\"");
    }

    @Test
    void amounts_are_equal_however_they_are_written_and_have_no_sum_in_two_currencies() {
        assertThat(money("1.50", "EUR")).isEqualTo(money("1.5", "EUR"));
        assertThat(money("1E+3", "EUR").plus(money("0.5", "EUR"))).hasToString("1000.5 EUR");
        assertThatThrownBy(() -> money("1", "EUR").plus(money("1", "USD")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> money("-1", "EUR")).isInstanceOf(IllegalArgumentException.class);
    }
}
