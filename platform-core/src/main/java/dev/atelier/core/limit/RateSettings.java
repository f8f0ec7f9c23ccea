package dev.atelier.core.limit;

import dev.atelier.core.config.LiveKey;
import dev.atelier.core.config.LiveKey.Area;
import dev.atelier.core.config.LiveKey.Kind;
import dev.atelier.core.config.Settings;

/**
 * How many requests programs may make in a minute; 0 for no limit.
 *
 * @param perToken with one token
 * @param perTenant with all tokens of a tenant together
 * @param refusedPerAddress with tokens that are no good, from one network address
 */
public record RateSettings(int perToken, int perTenant, int refusedPerAddress) {
    private static final String PER_TOKEN = "atelier.rate.per-token";
    private static final String PER_TENANT = "atelier.rate.per-tenant";
    private static final String REFUSED = "atelier.rate.refused-per-address";
    private static final int MOST = 1_000_000;

    public static final LiveKey LIVE_PER_TOKEN =
            LiveKey.of(PER_TOKEN, Area.LIMITS, Kind.NUMBER, RateSettings::from, RateSettings::perToken);
    public static final LiveKey LIVE_PER_TENANT =
            LiveKey.of(PER_TENANT, Area.LIMITS, Kind.NUMBER, RateSettings::from, RateSettings::perTenant);
    public static final LiveKey LIVE_REFUSED =
            LiveKey.of(REFUSED, Area.LIMITS, Kind.NUMBER, RateSettings::from, RateSettings::refusedPerAddress);

    public static RateSettings from(Settings settings) {
        return new RateSettings(
                (int) settings.number(PER_TOKEN, 1_200, 0, MOST),
                (int) settings.number(PER_TENANT, 6_000, 0, MOST),
                (int) settings.number(REFUSED, 60, 0, MOST));
    }
}
