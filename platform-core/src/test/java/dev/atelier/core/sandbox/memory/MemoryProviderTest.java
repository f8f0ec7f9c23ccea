package dev.atelier.core.sandbox.memory;

import dev.atelier.core.sandbox.Command;
import dev.atelier.core.sandbox.SandboxProviderContract;
import dev.atelier.core.sandbox.Service;
import dev.atelier.core.sandbox.Workshop;
import dev.atelier.core.sandbox.memory.MemoryProgram.Invocation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The in-memory sandboxes")
class MemoryProviderTest implements SandboxProviderContract {
    private static final Map<String, MemoryProgram> PROGRAMS = Map.of(
            "echo", MemoryProviderTest::echo, "cat", MemoryProviderTest::cat, "wait", MemoryProviderTest::waitForEver);

    private Workshop workshop;

    @BeforeEach
    void setUp(@TempDir Path home) {
        workshop = new Workshop(home, (settings, egress) -> new MemoryProvider(settings.home(), PROGRAMS));
    }

    @AfterEach
    void tearDown() {
        workshop.close();
    }

    @Override
    public Workshop workshop() {
        return workshop;
    }

    @Override
    public Command waiting() {
        return Command.of("wait");
    }

    @Override
    public Service devServer() {
        return Service.dev(5173, "serve");
    }

    private static int echo(Invocation call) {
        String text = String.join(" ", call.argv().subList(1, call.argv().size())) + "\n";
        call.output().stdout(text.getBytes(StandardCharsets.UTF_8));
        return 0;
    }

    private static int cat(Invocation call) {
        if (call.argv().size() > 1) {
            call.output().stderr((call.argv().get(1) + ": not found").getBytes(StandardCharsets.UTF_8));
            return 1;
        }
        call.output().stdout(call.stdin());
        return 0;
    }

    private static int waitForEver(Invocation call) throws InterruptedException {
        call.output().stdout("waiting\n".getBytes(StandardCharsets.UTF_8));
        new CountDownLatch(1).await();
        return 0;
    }
}
