package dev.atelier.core.usage;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.util.Currency;

/**
 * An exact amount.
 *
 * @param amount not negative; equal amounts are equal however they were written. JSON has it as text, since not every
 *     reader's numbers are exact
 */
public record Money(
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount, Currency currency) {
    public Money {
        if (amount.signum() < 0) {
            throw new IllegalArgumentException("money that was spent cannot be negative: " + amount);
        }
        BigDecimal stripped = amount.stripTrailingZeros();
        amount = stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /**
     * The sum.
     *
     * @throws IllegalArgumentException for amounts of different currencies, which have none
     */
    public Money plus(Money more) {
        if (!currency.equals(more.currency)) {
            throw new IllegalArgumentException("no sum of " + currency + " and " + more.currency);
        }
        return new Money(amount.add(more.amount), currency);
    }

    /** Such as {@code 0.0031 USD}. */
    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency;
    }
}
