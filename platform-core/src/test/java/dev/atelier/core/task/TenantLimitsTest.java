package dev.atelier.core.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.model.scripted.Misbehaviour;
import dev.atelier.core.model.scripted.Reply;
import dev.atelier.core.project.EngineFixture;
import dev.atelier.core.store.Database;
import dev.atelier.core.store.TestDatabase;
import dev.atelier.core.tenant.Actor;
import dev.atelier.core.tenant.Role;
import dev.atelier.core.tenant.SignIn;
import dev.atelier.core.tenant.TenantLimits;
import dev.atelier.core.tenant.Tenants;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("T6 what a tenant was given counts for its next task")
@ExtendWith(TestDatabase.class)
@Tag("slow")
class TenantLimitsTest {
    private final Database database;
    private TaskFixture fixture;
    private Actor admin;

    @SuppressWarnings("NullAway.Init") // filled before each test
    TenantLimitsTest(Database database) {
        this.database = database;
    }

    @BeforeEach
    void setUp(@TempDir Path directory) throws IOException, InterruptedException {
        admin = new Tenants(database, Clock.systemUTC())
                .signIn(new SignIn("subject-root", "root", "root", List.of("house"), Role.OWNER, true));
        fixture = new TaskFixture(
                directory,
                database,
                (home, settings) -> EngineFixture.start(home, database, settings, Map.of("npm", call -> 0)));
        fixture.repository().commit("trunk", "First", "package.json", "{\"scripts\":{\"test\":\"node a.js\"}}\n");
    }

    @AfterEach
    void tearDown() {
        fixture.close();
    }

    private void give(Optional<Integer> memoryMb, Optional<Duration> time) {
        fixture.engine()
                .allowances()
                .put(
                        admin,
                        fixture.anna.tenant(),
                        new TenantLimits(memoryMb, Optional.empty(), Optional.empty(), time, Optional.empty()));
    }

    @Test
    @DisplayName("its sandbox has less memory, without a restart")
    void memory() {
        Task before = fixture.done(fixture.request("add a licence", AgentWish.rules(), false));
        give(Optional.of(300), Optional.empty());
        Task after = fixture.done(fixture.request("add a licence", AgentWish.rules(), false));

        assertThat(fixture.artefact(before, "container.log")).contains("2048 MB memory");
        assertThat(fixture.artefact(after, "container.log")).contains("300 MB memory");
    }

    @Test
    @DisplayName("its run is stopped when its own time is over, and says so")
    void time() {
        fixture.withModel(Reply.wrong(new Misbehaviour.Hang(Duration.ofMinutes(10))));
        give(Optional.empty(), Optional.of(Duration.ofSeconds(10)));

        Task task = fixture.done(fixture.request("write a novel", AgentWish.modelOnly(), false));

        assertThat(task.status()).isEqualTo(TaskStatus.TIMED_OUT);
    }
}
