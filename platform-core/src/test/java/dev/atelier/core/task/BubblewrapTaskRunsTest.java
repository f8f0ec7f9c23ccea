package dev.atelier.core.task;

import dev.atelier.core.store.Database;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Tasks with sandboxes by bubblewrap")
class BubblewrapTaskRunsTest extends IsolatedTaskRuns {
    BubblewrapTaskRunsTest(Database database) {
        super(database, "local");
    }
}
