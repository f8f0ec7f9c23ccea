package dev.atelier.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.usage.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("R3 the sum of a run says what it cost, or nothing about that")
class RunSummaryTest {
    private static Optional<Money> money(String amount, String currency) {
        return Optional.of(new Money(new BigDecimal(amount), Currency.getInstance(currency)));
    }

    private static RunSummary answers(List<Optional<Money>> costs) {
        RunId run = new RunId(UUID.randomUUID());
        List<LoggedEvent> events = costs.stream()
                .map(cost -> new RunEvent.ModelAnswered("", "a:b", 10, 2, 1, cost))
                .map(event -> new LoggedEvent(run, 1, Instant.EPOCH, event))
                .toList();
        return RunSummary.of(events);
    }

    @Test
    void the_costs_of_all_answers_are_added_up_exactly() {
        RunSummary sum = answers(List.of(money("0.0000001", "USD"), money("0.2", "USD"), money("0", "USD")));

        assertThat(sum.cost()).isEqualTo(money("0.2000001", "USD"));
        assertThat(sum.promptTokens()).isEqualTo(30);
    }

    @Test
    @DisplayName("one answer without a price, or in another currency, leaves no sum that would be true")
    void no_half_truths() {
        assertThat(answers(List.of(money("1", "USD"), Optional.empty())).cost()).isEmpty();
        assertThat(answers(List.of(money("1", "USD"), money("1", "EUR"))).cost())
                .isEmpty();
        assertThat(answers(List.of()).cost()).isEmpty();
    }
}
