package dev.atelier.core.limit;

import dev.atelier.core.config.Settings;

/**
 * How many requests programs may make in a minute; 0 for no limit.
 *
 * @param perToken with one token
 * @param perTenant with all tokens of a tenant together
 * @param refusedPerAddress with tokens that are no good, from one network address
 */
public record RateSettings(int perToken, int perTenant, int refusedPerAddress) {
    private static final int MOST = 1_000_000;

    public static RateSettings from(Settings settings) {
        return new RateSettings(
                (int) settings.number("atelier.rate.per-token", 1_200, 0, MOST),
                (int) settings.number("atelier.rate.per-tenant", 6_000, 0, MOST),
                (int) settings.number("atelier.rate.refused-per-address", 60, 0, MOST));
    }
}
