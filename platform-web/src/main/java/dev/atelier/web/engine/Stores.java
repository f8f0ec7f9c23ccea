package dev.atelier.web.engine;

import dev.atelier.core.config.Settings;
import dev.atelier.core.store.Database;
import dev.atelier.core.store.DatabaseSettings;
import dev.atelier.core.tenant.AccessTokens;
import dev.atelier.core.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The database and what is kept in it. */
@ApplicationScoped
class Stores {

    @Produces
    @Singleton
    static Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    static Database database(Settings settings) {
        return Database.open(DatabaseSettings.from(settings));
    }

    static void close(@Disposes Database database) {
        database.close();
    }

    @Produces
    @Singleton
    static Tenants tenants(Database database, Clock clock) {
        return new Tenants(database, clock);
    }

    @Produces
    @Singleton
    static AccessTokens accessTokens(Database database, Clock clock) {
        return new AccessTokens(database, clock);
    }
}
