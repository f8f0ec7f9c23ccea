package dev.atelier.core.usage;

import dev.atelier.core.config.LiveKey;
import dev.atelier.core.config.LiveKey.Area;
import dev.atelier.core.config.LiveKey.Kind;
import dev.atelier.core.config.Settings;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the installation's models cost. A model without a price has no cost: that is not the same as costing nothing.
 *
 * @param models by {@code provider:model}
 */
public record Prices(Map<String, Price> models, Currency currency) {
    private static final String PRICES = "atelier.model.prices";
    private static final String CURRENCY = "atelier.model.currency";
    private static final String EXAMPLE = "openai:gpt-4.1=2/8/0.5";
    private static final int MILLION_DIGITS = 6;

    /** Each answer of a model is priced when it comes; what was priced stays so. */
    public static final List<LiveKey> LIVE = List.of(
            LiveKey.optional(PRICES, Area.MODELS, Kind.LIST, Prices::from),
            LiveKey.of(CURRENCY, Area.MODELS, Kind.TEXT, Prices::from, Prices::currency));

    public static final Prices NONE = new Prices(Map.of(), Currency.getInstance("USD"));

    /**
     * Of a million tokens.
     *
     * @param input that are read anew
     * @param output that are written
     * @param cached that are read from the provider's cache
     */
    public record Price(BigDecimal input, BigDecimal output, BigDecimal cached) {}

    public Prices {
        models = Map.copyOf(models);
    }

    /**
     * Reads and checks them.
     *
     * @throws dev.atelier.core.config.SettingException naming the entry that is wrong
     */
    public static Prices from(Settings settings) {
        Map<String, Price> models = new HashMap<>();
        for (String entry : settings.list(PRICES)) {
            // The model's name may have colons of its own, and no equals sign.
            int equals = entry.lastIndexOf('=');
            Optional<Price> price = equals < 1 ? Optional.empty() : price(entry.substring(equals + 1));
            String model = equals < 1 ? "" : entry.substring(0, equals).strip();
            if (price.isEmpty() || model.indexOf(':') < 1 || model.endsWith(":")) {
                throw settings.wrong(
                        PRICES,
                        "lists \"" + entry
                                + "\", which is not a model and its prices for a million tokens, input/output"
                                + " or input/output/cached.",
                        EXAMPLE);
            }
            if (models.put(model, price.get()) != null) {
                throw settings.wrong(PRICES, "has two prices of " + model + ".", EXAMPLE);
            }
        }
        return new Prices(models, currency(settings));
    }

    /**
     * What an answer costs, to the last digit; empty when its model has no price.
     *
     * @param model as {@code provider:model}
     * @param prompt tokens read, those from the cache included
     */
    public Optional<Money> cost(String model, long prompt, long cached, long completion) {
        return Optional.ofNullable(models.get(model)).map(price -> {
            long fromCache = Math.min(cached, prompt);
            BigDecimal millionfold = price.input
                    .multiply(BigDecimal.valueOf(prompt - fromCache))
                    .add(price.cached.multiply(BigDecimal.valueOf(fromCache)))
                    .add(price.output.multiply(BigDecimal.valueOf(completion)));
            return new Money(millionfold.movePointLeft(MILLION_DIGITS), currency);
        });
    }

    /** Where nothing is said of the cache, what comes from it costs as much as everything else. */
    private static Optional<Price> price(String text) {
        String[] parts = text.strip().split("/", -1);
        for (String part : parts) {
            if (!part.strip().matches("\\d{1,9}(\\.\\d{1,9})?")) {
                return Optional.empty();
            }
        }
        if (parts.length != 2 && parts.length != 3) {
            return Optional.empty();
        }
        BigDecimal input = new BigDecimal(parts[0].strip());
        BigDecimal cached = parts.length == 3 ? new BigDecimal(parts[2].strip()) : input;
        return Optional.of(new Price(input, new BigDecimal(parts[1].strip()), cached));
    }

    private static Currency currency(Settings settings) {
        String code = settings.text(CURRENCY, NONE.currency.getCurrencyCode());
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException unknown) {
            throw settings.wrong(CURRENCY, "is \"" + code + "\", which is no currency's code.", "EUR");
        }
    }
}
