package dev.atelier.web.engine;

import dev.atelier.core.store.Database;
import dev.atelier.web.health.ComponentHealth;
import dev.atelier.web.health.HealthProbe;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** Whether the database answers. */
@Dependent
class DatabaseProbe implements HealthProbe {
    private final Database database;

    @Inject
    DatabaseProbe(Database database) {
        this.database = database;
    }

    @Override
    public String component() {
        return "database";
    }

    @Override
    public ComponentHealth look() {
        return database.answers() ? ComponentHealth.up() : ComponentHealth.down("The database does not answer.");
    }
}
