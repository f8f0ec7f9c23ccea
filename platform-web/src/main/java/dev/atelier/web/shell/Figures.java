package dev.atelier.web.shell;

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
