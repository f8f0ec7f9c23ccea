package dev.atelier.core.store;

import dev.atelier.core.config.Settings;
import dev.atelier.core.secret.Secret;

/**
 * Where the database is.
 *
 * @param url JDBC address of a MariaDB database that exists
 * @param connections the most that are open at once
 */
public record DatabaseSettings(String url, String user, Secret password, int connections) {

    public static DatabaseSettings from(Settings settings) {
        String url = settings.required("atelier.db.url", "jdbc:mariadb://127.0.0.1:3306/atelier");
        if (!url.startsWith("jdbc:mariadb:")) {
            throw settings.wrong(
                    "atelier.db.url", "is not a MariaDB address.", "jdbc:mariadb://127.0.0.1:3306/atelier");
        }
        return new DatabaseSettings(
                url,
                settings.required("atelier.db.user", "atelier"),
                new Secret(settings.required("atelier.db.password", "…")),
                (int) settings.number("atelier.db.connections", 20, 2, 500));
    }
}
