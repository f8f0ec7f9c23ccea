package dev.atelier.core.task;

import dev.atelier.core.store.Database;
import java.io.IOException;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Tasks with sandboxes by bubblewrap")
class BubblewrapTaskRunsTest extends IsolatedTaskRuns {
    BubblewrapTaskRunsTest(Database database) {
        super(database, "local");
    }

    /** What the system's own Python and directories have: a sandbox sees no other. */
    @Override
    boolean machineHas(String tool) throws IOException, InterruptedException {
        String question = tool.equals("pytest") ? "python3 -c 'import pytest'" : "command -v " + tool;
        ProcessBuilder asked = new ProcessBuilder("/bin/sh", "-c", question)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        asked.environment().put("PATH", "/usr/local/bin:/usr/bin:/bin");
        return asked.start().waitFor() == 0;
    }
}
