package dev.atelier.local;

import dev.atelier.local.home.Home;
import dev.atelier.local.home.Secrets;
import dev.atelier.local.server.Distribution;
import dev.atelier.local.server.Gateway;
import dev.atelier.local.server.Keycloak;
import dev.atelier.local.server.MariaDb;
import dev.atelier.local.server.Payara;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The four servers, told about one another. */
record Servers(MariaDb database, Keycloak keycloak, Payara platform, Gateway gateway) {

    /**
     * @param environment the launcher's own
     * @param template what new projects start as, ready to be used
     * @param trust JVM options that make the platform trust the machine's certificate authorities
     */
    static Servers of(
            LocalSettings settings,
            Distribution distribution,
            Home home,
            Addresses addresses,
            Map<String, String> environment,
            Path template,
            List<String> trust) {
        Secrets secrets = Secrets.in(home);
        MariaDb database =
                new MariaDb(distribution, home, addresses.database(), secrets.databasePassword(), environment);
        Keycloak keycloak =
                new Keycloak(distribution, home, addresses.keycloak(), addresses.publicUrl(), secrets, environment);
        Map<String, String> platform = new HashMap<>(environment);
        settings.caBundle().ifPresent(bundle -> platform.put("ATELIER_CA_BUNDLE", bundle.toString()));
        platform.put("ATELIER_HOME", home.root().toString());
        platform.put("ATELIER_PORT", String.valueOf(addresses.gateway()));
        platform.put("ATELIER_PUBLIC_URL", addresses.publicUrl());
        platform.put("ATELIER_INTERNAL_URL", "http://127.0.0.1:" + addresses.platform());
        platform.put("ATELIER_DB_URL", database.url());
        platform.put("ATELIER_DB_USER", database.user());
        platform.put("ATELIER_DB_PASSWORD", secrets.databasePassword().reveal());
        platform.put("ATELIER_OIDC_ISSUER", keycloak.issuer());
        platform.put("ATELIER_OIDC_CLIENT_ID", "atelier-web");
        platform.put("ATELIER_OIDC_CLIENT_SECRET", secrets.clientSecret().reveal());
        platform.put("ATELIER_GATEWAY_KEY", secrets.gatewayKey().reveal());
        // A key of the administrator's own comes first.
        platform.putIfAbsent("ATELIER_SECRETS_KEY_FILE", secrets.secretsKey().toString());
        platform.put("ATELIER_ROUTES_DIR", home.routes().toString());
        platform.put("ATELIER_TEMPLATE_DIR", template.toString());
        platform.put("ATELIER_DAEMON_DIR", distribution.daemon().toString());
        List<String> jvmOptions =
                Stream.concat(trust.stream(), settings.jvmOptions().stream()).toList();
        return new Servers(
                database,
                keycloak,
                new Payara(distribution, home, addresses.platform(), settings.host(), jvmOptions, platform),
                new Gateway(
                        distribution, home, addresses.gateway(), settings.bind(), secrets.gatewayKey(), environment));
    }

    Map<String, String> urls(Addresses addresses) {
        return Map.of(
                "platform", addresses.publicUrl(),
                "keycloak", keycloak.url(),
                "issuer", keycloak.issuer(),
                "database", database.url());
    }
}
