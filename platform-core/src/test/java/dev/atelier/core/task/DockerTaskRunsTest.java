package dev.atelier.core.task;

import dev.atelier.core.fault.FaultException;
import dev.atelier.core.project.EngineFixture;
import dev.atelier.core.store.Database;
import dev.atelier.core.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
@DisplayName("Tasks with sandboxes by Docker")
@ExtendWith(TestDatabase.class)
class DockerTaskRunsTest implements TaskRunsContract, HostileTaskContract {
    private final Database database;
    private TaskFixture fixture;

    @SuppressWarnings("NullAway.Init") // filled before each test
    DockerTaskRunsTest(Database database) {
        this.database = database;
    }

    @BeforeEach
    void setUp(@TempDir Path directory) throws IOException, InterruptedException {
        fixture = new TaskFixture(directory, database, (home, settings) -> {
                    try {
                        return EngineFixture.startIsolated(home, database, settings);
                    } catch (FaultException e) {
                        System.err.println("SKIPPED: " + e.getMessage());
                        return Assumptions.abort(e.getMessage());
                    }
                })
                .with("ATELIER_SANDBOX", "docker");
    }

    @AfterEach
    void tearDown() {
        fixture.close();
    }

    @Override
    public TaskFixture fixture() {
        return fixture;
    }

    @Override
    public List<String> sandboxes() {
        return TaskFixture.taskSandboxes(fixture.engine());
    }
}
