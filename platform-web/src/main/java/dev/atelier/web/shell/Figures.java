package dev.atelier.web.shell;

import dev.atelier.core.run.RunSummary;
import dev.atelier.core.usage.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Duration;

/** Times and sizes as people write them, in the language of the screen: "2.4 s", "1 min 20 s", "4.1 MB". */
public final class Figures {
    private static final int MINUTE_SECONDS = 60;

    private Figures() {}

    /** How long something took. */
    public static String took(Duration time) {
        long millis = time.toMillis();
        if (millis < 9_950) {
            return Words.of("figures.seconds", number(millis / 1000.0, 1));
        }
        long seconds = Math.round(millis / 1000.0);
        return seconds < MINUTE_SECONDS
                ? Words.of("figures.seconds", number((double) seconds, 0))
                : Words.of("figures.minutes", seconds / MINUTE_SECONDS, seconds % MINUTE_SECONDS);
    }

    /** A file's size; a thousand bytes are a kilobyte, as file managers count. */
    public static String size(long bytes) {
        if (bytes < 1_000) {
            return Words.of("figures.bytes", bytes);
        }
        // From where it would be rounded up to a thousand of them on, the next unit is the one to use.
        return bytes < 999_500
                ? unit(bytes / 1e3, "kB")
                : bytes < 999_500_000 ? unit(bytes / 1e6, "MB") : unit(bytes / 1e9, "GB");
    }

    /** An amount with its currency; of what is less than a cent the first two digits that say something. */
    public static String money(Money money) {
        BigDecimal amount = money.amount();
        int cents = Math.max(0, money.currency().getDefaultFractionDigits());
        int digits = amount.signum() == 0 ? cents : Math.max(cents, 2 - amount.precision() + amount.scale());
        boolean small = amount.compareTo(BigDecimal.ONE.movePointLeft(cents)) < 0;
        NumberFormat format = NumberFormat.getCurrencyInstance(Words.locale());
        format.setCurrency(money.currency());
        format.setRoundingMode(RoundingMode.HALF_UP);
        format.setMinimumFractionDigits(small ? digits : cents);
        format.setMaximumFractionDigits(small ? digits : cents);
        return format.format(amount);
    }

    /** What language models took in a run, such as "1,280 tokens, $0.02"; nothing of money where no price is known. */
    public static String usage(RunSummary summary) {
        String tokens = Words.of("figures.tokens", summary.promptTokens() + summary.completionTokens());
        return summary.cost().map(cost -> tokens + " · " + money(cost)).orElse(tokens);
    }

    private static String unit(double amount, String unit) {
        return number(amount, amount < 9.95 ? 1 : 0) + "\u00a0" + unit;
    }

    private static String number(double number, int digits) {
        NumberFormat format = NumberFormat.getNumberInstance(Words.locale());
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format.format(number);
    }
}
