package dev.atelier.core.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.atelier.core.project.Engine;
import dev.atelier.core.project.EngineFixture;
import dev.atelier.core.run.LiveSignal;
import dev.atelier.core.run.LoggedEvent;
import dev.atelier.core.run.Run;
import dev.atelier.core.run.RunContext;
import dev.atelier.core.run.RunEvent;
import dev.atelier.core.store.Database;
import dev.atelier.core.store.TestDatabase;
import dev.atelier.core.tenant.Actor;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(TestDatabase.class)
class TaskRecordTest {
    private final Database database;

    TaskRecordTest(Database database) {
        this.database = database;
    }

    @Test
    @DisplayName("S2 a worker whose run was taken over changes nothing of the task")
    void taken_over(@TempDir Path directory) {
        try (Engine engine = EngineFixture.start(directory, database, Map.of("ATELIER_WORKERS", "0"))) {
            Actor anna = EngineFixture.person(database, "anna", "riverside");
            Task task = engine.tasks()
                    .submit(
                            anna,
                            new TaskRequest(
                                    new TaskSource.Git("https://github.com/clay/shop.git", Optional.empty()),
                                    "add a licence",
                                    Optional.empty(),
                                    AgentWish.rules(),
                                    false,
                                    Optional.empty(),
                                    Optional.empty()),
                            Optional.empty());
            TaskStore store = new TaskStore(database, Clock.systemUTC());
            TaskEntity known = store.find(anna, task.id());
            TaskRecord late =
                    new TaskRecord(database, store, new Late(anna, engine.runs().get(anna, task.run())), known);

            assertThatIllegalStateException().isThrownBy(() -> late.change(row -> row.message = "from the grave"));

            assertThat(known.message).isNull();
            assertThat(store.find(anna, task.id()).message).isNull();
        }
    }

    /** One whose lease is over. */
    private record Late(Actor actor, Run run) implements RunContext {
        @Override
        public int attempt() {
            return 1;
        }

        @Override
        public LoggedEvent append(RunEvent event) {
            throw new IllegalStateException("taken over");
        }

        @Override
        public void requireLease() {
            throw new IllegalStateException("taken over");
        }

        @Override
        public void signal(LiveSignal signal) {
            // nobody watches
        }
    }
}
