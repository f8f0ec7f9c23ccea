package dev.atelier.local;

import dev.atelier.core.config.SettingException;
import dev.atelier.local.home.HomeException;
import dev.atelier.local.server.Distribution;
import dev.atelier.local.task.TaskCommand;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** What {@code ./atelier} starts. Exit codes: 0 done, 1 something broke, 2 something to put right, 3 not running. */
public final class Main {
    private static final int BROKEN = 1;
    private static final int PUT_RIGHT = 2;

    private Main() {}

    public static void main(String[] arguments) {
        Console console = new Console(System.out, System.err);
        // Explicitly, because threads of a failed start must not keep the process alive.
        System.exit(run(List.of(arguments), System.getenv(), console));
    }

    private static int run(List<String> arguments, Map<String, String> environment, Console console) {
        try {
            Path root = Path.of(System.getProperty("atelier.root", "."))
                    .toAbsolutePath()
                    .normalize();
            return switch (CommandLine.parse(arguments)) {
                case CommandLine.Up up -> {
                    LocalSettings local = LocalSettings.from(environment, root, up.port());
                    yield new Up(local, Distribution.of(root), environment, console).run(up.fresh());
                }
                case CommandLine.Stop stop ->
                    running(environment, root, console).stop();
                case CommandLine.Status status ->
                    running(environment, root, console).status(status.json());
                case CommandLine.Task task ->
                    new TaskCommand(
                                    environment,
                                    running(environment, root, console).address(),
                                    System.out,
                                    System.err)
                            .run(task.words());
            };
        } catch (Complaint | SettingException | HomeException complaint) {
            console.complain(complaint);
            return PUT_RIGHT;
        } catch (StartException broken) {
            console.complain(broken);
            return BROKEN;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return BROKEN;
        }
    }

    private static Running running(Map<String, String> environment, Path root, Console console) {
        return new Running(
                LocalSettings.from(environment, root, OptionalInt.empty()).home(), console);
    }
}
