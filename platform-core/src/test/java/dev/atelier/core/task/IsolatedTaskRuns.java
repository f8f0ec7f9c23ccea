package dev.atelier.core.task;

import dev.atelier.core.fault.FaultException;
import dev.atelier.core.project.EngineFixture;
import dev.atelier.core.store.Database;
import dev.atelier.core.store.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Tasks in sandboxes that really isolate, of one kind. */
@Tag("slow")
@ExtendWith(TestDatabase.class)
abstract class IsolatedTaskRuns implements TaskRunsContract, HostileTaskContract, LanguageTestsContract {
    private final Database database;
    private final String kind;
    private TaskFixture fixture;

    /** @param kind as the setting names it */
    @SuppressWarnings("NullAway.Init") // the fixture is made before each test
    IsolatedTaskRuns(Database database, String kind) {
        this.database = database;
        this.kind = kind;
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
                .with("ATELIER_SANDBOX", kind);
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
    public boolean inSandbox(String tool) {
        try {
            return machineHas(tool);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Whether what sandboxes of this kind are made from has it. */
    abstract boolean machineHas(String tool) throws IOException, InterruptedException;

    @Override
    public List<String> sandboxes() {
        return TaskFixture.taskSandboxes(fixture.engine());
    }
}
