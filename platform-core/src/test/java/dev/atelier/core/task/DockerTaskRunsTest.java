package dev.atelier.core.task;

import dev.atelier.core.store.Database;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Tasks with sandboxes by Docker")
class DockerTaskRunsTest extends IsolatedTaskRuns {
    DockerTaskRunsTest(Database database) {
        super(database, "docker");
    }

    /** All that the image is to have. */
    @Override
    boolean machineHas(String tool) {
        return true;
    }
}
