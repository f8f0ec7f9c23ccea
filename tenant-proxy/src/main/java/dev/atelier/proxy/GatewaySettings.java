package dev.atelier.proxy;

import dev.atelier.proxy.contract.GatewayKey;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a gateway needs to know.
 *
 * @param port where browsers connect; 0 picks a free one
 * @param bind the address to listen on
 * @param routes the directory of route documents
 * @param trustedProxies servers in front, whose word about who is behind them is taken
 * @param platformCookies cookies that never reach a preview; {@code name*} means every name that begins so
 */
public record GatewaySettings(
        int port,
        String bind,
        Path routes,
        GatewayKey key,
        TrustedProxies trustedProxies,
        List<String> platformCookies,
        Limits limits) {
    private static final String PORT = "ATELIER_PORT";
    private static final String BIND = "ATELIER_BIND";
    private static final String ROUTES = "ATELIER_ROUTES_DIR";
    private static final String KEY = "ATELIER_GATEWAY_KEY";
    private static final String PROXIES = "ATELIER_TRUSTED_PROXIES";
    private static final String KEY_EXAMPLE = "$(openssl rand -base64 32)";
    private static final List<String> PLATFORM_COOKIES = List.of("JSESSIONID", "atelier_*", "__Host-atelier*");

    public GatewaySettings {
        platformCookies = List.copyOf(platformCookies);
    }

    /** Settings with the usual cookies and limits. The key is Base64 of at least 32 bytes, and never appears in errors. */
    public static GatewaySettings of(int port, String bind, Path routes, String key) {
        GatewayKey secret = GatewayKey.of(key)
                .orElseThrow(() -> new SettingException(KEY, "is not Base64 of at least 32 bytes.", KEY_EXAMPLE));
        return new GatewaySettings(port, bind, routes, secret, TrustedProxies.none(), PLATFORM_COOKIES, Limits.USUAL);
    }

    /**
     * Settings from environment variables.
     *
     * @throws SettingException naming the variable that is missing or wrong
     */
    public static GatewaySettings from(Map<String, String> variables) {
        Environment environment = new Environment(variables);
        GatewaySettings settings = of(
                environment.number(PORT, 8080, 0, 65_535),
                environment.text(BIND).orElse("127.0.0.1"),
                directory(environment.required(ROUTES, "/var/lib/atelier/routes")),
                environment.required(KEY, KEY_EXAMPLE));
        return settings.trusting(proxies(environment.text(PROXIES).orElse("")));
    }

    private GatewaySettings trusting(TrustedProxies proxies) {
        return new GatewaySettings(port, bind, routes, key, proxies, platformCookies, limits);
    }

    private static TrustedProxies proxies(String list) {
        Set<String> addresses = new HashSet<>();
        for (String address : list.split(",", -1)) {
            if (!address.isBlank()) {
                addresses.add(address(address.strip()));
            }
        }
        return new TrustedProxies(addresses);
    }

    /** In the form in which connections show it; names are not looked up, or whoever answers for them could forge. */
    private static String address(String text) {
        if (text.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F:]*:[0-9a-fA-F:.]*")) {
            try {
                return InetAddress.getByName(text).getHostAddress();
            } catch (UnknownHostException notAnAddress) {
                // told below
            }
        }
        throw new SettingException(
                PROXIES, "lists \"" + text + "\", which is not an IP address.", "127.0.0.1,10.0.0.2");
    }

    private static Path directory(String value) {
        try {
            return Path.of(value).toAbsolutePath();
        } catch (InvalidPathException e) {
            throw new SettingException(ROUTES, "is not a path (" + e.getReason() + ").", "/var/lib/atelier/routes");
        }
    }
}
