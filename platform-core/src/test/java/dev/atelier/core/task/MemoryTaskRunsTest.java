package dev.atelier.core.task;

import dev.atelier.core.project.EngineFixture;
import dev.atelier.core.sandbox.memory.MemoryProgram;
import dev.atelier.core.store.Database;
import dev.atelier.core.store.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Tasks with sandboxes in memory")
@ExtendWith(TestDatabase.class)
@Tag("slow")
class MemoryTaskRunsTest implements TaskRunsContract {
    /** The one test of the contract's Node project, by somebody who is no Node. */
    private static final Map<String, MemoryProgram> PROGRAMS = Map.of("npm", call -> {
        boolean right = Files.readString(call.workTree().resolve("add.js")).contains("a + b");
        call.output().stderr((right ? "" : "add(2, 3) is -1\n").getBytes(StandardCharsets.UTF_8));
        return right ? 0 : 1;
    });

    private final Database database;
    private TaskFixture fixture;

    @SuppressWarnings("NullAway.Init") // filled before each test
    MemoryTaskRunsTest(Database database) {
        this.database = database;
    }

    @BeforeEach
    void setUp(@TempDir Path directory) throws IOException, InterruptedException {
        fixture = new TaskFixture(
                directory, database, (home, settings) -> EngineFixture.start(home, database, settings, PROGRAMS));
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
