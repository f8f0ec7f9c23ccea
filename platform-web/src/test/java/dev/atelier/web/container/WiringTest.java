package dev.atelier.web.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.project.Engine;
import dev.atelier.core.project.Project;
import dev.atelier.core.project.Projects;
import dev.atelier.core.run.Runs;
import dev.atelier.core.store.Database;
import dev.atelier.core.store.TestDatabase;
import dev.atelier.core.tenant.Actor;
import dev.atelier.core.tenant.SignIn;
import dev.atelier.core.tenant.Tenants;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the container makes of the application's parts, seen from inside. */
@Tag("slow")
@SuppressWarnings("NullAway") // the fields are filled before each test
@ExtendWith({NeedsBubblewrap.class, AwaitsTheEnd.class, ArquillianExtension.class})
class WiringTest {
    @TempDir
    static Path home;

    @Inject
    Engine engine;

    @Inject
    Projects projects;

    @Inject
    Runs runs;

    @Inject
    Tenants tenants;

    @Inject
    Database database;

    @Inject
    ServletContext context;

    @Deployment
    static WebArchive application() throws Exception {
        return Deployed.application(TestDatabase.empty(), home, "http://127.0.0.1:1/realm")
                .addPackage(WiringTest.class.getPackage())
                .addAsLibrary(Path.of(Assertions.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI())
                        .toFile());
    }

    @Test
    @DisplayName("There is one engine, and what is injected is its own")
    void one_engine() {
        assertThat(projects).isSameAs(engine.projects());
        assertThat(runs).isSameAs(engine.runs());
    }

    @Test
    @DisplayName(
            "S7 WebSockets have no idle time: with one they were closed while they opened, and kept in memory after")
    void idle_time() {
        assertThat(context.getServletRegistrations().values())
                .filteredOn(servlet -> servlet.getMappings().contains("/*"))
                .extracting(servlet -> servlet.getInitParameter("org.atmosphere.websocket.maxIdleTime"))
                .containsExactly("-1");
    }

    @Test
    @DisplayName("The schema was brought up to date in an empty database before anything read it")
    void schema_first() {
        assertThat(migrations("success")).isPositive();
        assertThat(migrations("NOT success")).isZero();
    }

    @Test
    @DisplayName("Entities are stored and read with the container's own JPA: ids, times, emoji, other scripts")
    void entities() {
        Actor anna =
                tenants.signIn(SignIn.of("subject-1", "anna", "Анна 🦊 שלום", List.of("Клуб 🏺"), List.of("owner")));

        Project made = projects.create(anna, "Töpfern 🏺 والطين");

        assertThat(tenants.current(anna).name()).isEqualTo("Клуб 🏺");
        assertThat(projects.get(anna, made.id()).name()).isEqualTo("Töpfern 🏺 والطين");
        assertThat(projects.list(anna)).extracting(Project::id).containsExactly(made.id());
        assertThat(projects.get(anna, made.id()).created())
                .isEqualTo(made.created().truncatedTo(ChronoUnit.MICROS));
    }

    private long migrations(String which) {
        return database.read(entities -> ((Number)
                        entities.createNativeQuery("SELECT count(*) FROM flyway_schema_history WHERE " + which)
                                .getSingleResult())
                .longValue());
    }
}
