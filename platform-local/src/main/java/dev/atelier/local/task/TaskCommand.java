package dev.atelier.local.task;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.core.config.SettingException;
import dev.atelier.core.config.Settings;
import dev.atelier.core.secret.Secret;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Hands a task in and, if it is wanted, tells how it goes until it has ended. */
public final class TaskCommand {
    private static final URI HERE = URI.create("http://atelier.localhost:8080");

    private final Map<String, String> environment;
    private final Optional<URI> running;
    private final PrintStream out;
    private final PrintStream err;
    private final Pause pause;

    /**
     * The command.
     *
     * @param running the address of the installation on this machine, if there is one
     */
    public TaskCommand(Map<String, String> environment, Optional<URI> running, PrintStream out, PrintStream err) {
        this(environment, running, out, err, Thread::sleep);
    }

    TaskCommand(Map<String, String> environment, Optional<URI> running, PrintStream out, PrintStream err, Pause pause) {
        this.environment = environment;
        this.running = running;
        this.out = out;
        this.err = err;
        this.pause = pause;
    }

    /** Does what the words after {@code task} say; returns the exit code. */
    public int run(List<String> arguments) throws InterruptedException {
        try {
            Settings settings = Settings.fromEnvironment(environment);
            TaskOptions options = withGitToken(TaskOptions.parse(arguments), settings);
            Secret token = settings.secret("atelier.token")
                    .orElseThrow(
                            () -> TaskException.putRight("ATELIER_TOKEN is not set. Make an access token on the page"
                                    + " \"Access tokens\" behind your name, and export it as ATELIER_TOKEN."));
            URI platform = settings.url("atelier.url").or(() -> running).orElse(HERE);
            try (Remote remote = new Remote(platform, token)) {
                return run(remote, options).number();
            }
        } catch (TaskException e) {
            err.println(e.getMessage());
            return e.code().number();
        } catch (SettingException e) {
            err.println(e.getMessage());
            return ExitCode.PUT_RIGHT.number();
        }
    }

    private ExitCode run(Remote remote, TaskOptions options) throws InterruptedException {
        UUID once = UUID.randomUUID();
        JsonNode task = new Attempts(pause)
                .until(
                        () -> remote.submit(options, once),
                        "Atelier at " + remote.address() + " does not take the task. Is it running? ATELIER_URL says"
                                + " where it is.");
        String id = task.path("id").asText();
        if (!options.follow()) {
            out.println(options.json() ? task : "Task " + id + " is accepted: " + remote.page(id));
            return ExitCode.DONE;
        }
        if (!options.json()) {
            out.println("Task " + id + ": " + remote.page(id));
        }
        follow(remote, id, options.json());
        JsonNode ended = new Attempts(pause).until(() -> remote.task(id), lost(remote, id));
        if (options.json()) {
            out.println(ended);
        } else {
            Summary.lines(ended, remote).forEach(out::println);
        }
        return ExitCode.of(ended.path("status").asText());
    }

    /** A connection that breaks is made anew after the last event that came: nothing is missed, nothing told twice. */
    private void follow(Remote remote, String id, boolean json) throws InterruptedException {
        Attempts attempts = new Attempts(pause);
        long seen = 0;
        while (true) {
            try (EventFeed feed = new EventFeed(remote.events(id, seen))) {
                Optional<EventFeed.Event> next = feed.next();
                while (next.isPresent()) {
                    attempts.succeeded();
                    EventFeed.Event event = next.get();
                    seen = event.id();
                    tell(event, json);
                    if (event.name().equals("run_ended")) {
                        return;
                    }
                    next = feed.next();
                }
                throw new IOException("the stream ended before the task");
            } catch (IOException broken) {
                attempts.failed(broken, lost(remote, id));
            }
        }
    }

    private void tell(EventFeed.Event event, boolean json) throws IOException {
        if (json) {
            out.println(event.data());
        } else {
            JsonNode data = Remote.JSON.readTree(event.data()).path("data");
            Progress.line(event.name(), data).ifPresent(line -> out.println("  " + line));
        }
    }

    private static String lost(Remote remote, String id) {
        return "Atelier cannot be reached any more. The task goes on; see " + remote.page(id) + ".";
    }

    /** From the environment, because others on the machine can read a command line. */
    private static TaskOptions withGitToken(TaskOptions options, Settings settings) {
        Map<String, String> fields = new HashMap<>(options.fields());
        settings.secret("atelier.git.token").ifPresent(token -> fields.put("token", token.reveal()));
        return new TaskOptions(Map.copyOf(fields), options.zip(), options.follow(), options.json());
    }
}
