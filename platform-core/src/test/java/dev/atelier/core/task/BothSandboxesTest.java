package dev.atelier.core.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.project.EngineFixture;
import dev.atelier.core.run.RunEvent;
import dev.atelier.core.sandbox.SandboxKind;
import dev.atelier.core.store.Database;
import dev.atelier.core.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
@ExtendWith(TestDatabase.class)
class BothSandboxesTest {
    private final Database database;

    BothSandboxesTest(Database database) {
        this.database = database;
    }

    @Test
    @DisplayName("R9 with ATELIER_SANDBOX=auto Docker and bubblewrap work side by side, each for who asks for it")
    void side_by_side(@TempDir Path directory) throws IOException, InterruptedException {
        try (TaskFixture fixture = new TaskFixture(
                        directory, database, (home, settings) -> EngineFixture.startIsolated(home, database, settings))
                .with("ATELIER_SANDBOX", "auto")) {
            List<SandboxKind> there = fixture.engine().sandboxes().available();
            if (there.size() < 2) {
                System.err.println("SKIPPED: of Docker and bubblewrap only this is here: " + there);
                Assumptions.abort("both are needed");
            }
            fixture.repository().commit("trunk", "First", "package.json", "{\"scripts\":{\"test\":\"node -v\"}}\n");
            for (SandboxKind kind : there) {
                Task task = fixture.done(fixture.request("add a licence", AgentWish.rules(), false)
                        .withSandbox(kind));

                assertThat(task.message()).contains("Its tests pass (npm test).");
                assertThat(fixture.events(task, RunEvent.SandboxReady.class))
                        .extracting(RunEvent.SandboxReady::provider)
                        .containsExactly(kind.code());
            }
            assertThat(TaskFixture.taskSandboxes(fixture.engine())).isEmpty();
        }
    }
}
