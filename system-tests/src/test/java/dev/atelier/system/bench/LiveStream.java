package dev.atelier.system.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.atelier.core.model.scripted.Misbehaviour;
import dev.atelier.core.model.scripted.Reply;
import dev.atelier.core.model.scripted.Script;
import dev.atelier.core.model.scripted.ScriptedModelServer;
import dev.atelier.system.bench.Result.Goal;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * F6: the stream is live. From an event's commit until a client has its line, through the gateway, while 500 streams are
 * open. Beside it, one byte there and back on the loopback interface.
 */
final class LiveStream {
    private static final int STREAMS = 500;
    /** Replies of a model, fewer than a turn may have. */
    private static final int STEPS = 30;
    /** Together several hundred events, and longer than the platform lets a silent stream go without a sign of life. */
    private static final int RUNS = 8;

    private static final Duration LONGEST = Duration.ofMillis(25);
    /** As fast as a quick model, so that events come one by one. */
    private static final Duration PACE = Duration.ofMillis(20);

    private static final String EVENT = "data: {\"run\"";
    private static final int EVENT_AT = "data: ".length();

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Platform platform;
    private final ScriptedModelServer model;

    LiveStream(Platform platform, ScriptedModelServer model) {
        this.platform = platform;
        this.model = model;
    }

    List<Result> measure(Effort effort) throws Exception {
        platform.signInAgain();
        model.follow(script());
        String project = platform.createProject("Quiet");
        String quiet = ask(project, "Be quiet");
        Samples loopback = loopback(effort.rounds() * 20);
        List<Result> results = new ArrayList<>();
        try (OpenStreams open = OpenStreams.of(STREAMS - 1, platform.api(), events(quiet), (at, line) -> {})) {
            var unused = busy(1);
            List<Duration> times = new ArrayList<>();
            for (int run = 0; run < Math.min(RUNS, effort.rounds()); run++) {
                times.addAll(busy(1));
            }
            results.add(result(
                    "one run's reader, " + open.count() + " more streams open",
                    new Samples(times),
                    loopback,
                    Goal.p99(LONGEST)));
        }
        results.add(result("one run with 500 readers", new Samples(busy(STREAMS)), loopback, Goal.none()));
        platform.api().post("/api/v1/runs/" + quiet + "/cancel");
        platform.deleteProject(project);
        return results;
    }

    /** The quiet turn is never answered; the busy ones write one file after the other. */
    private static Script script() {
        List<Reply> replies = new ArrayList<>();
        replies.add(Reply.wrong(new Misbehaviour.Hang(Duration.ofMinutes(10))).when("quiet"));
        for (int run = 0; run < RUNS + 2; run++) {
            for (int step = 0; step < STEPS; step++) {
                replies.add(Reply.call("write_file", Map.of("path", "notes/" + step + ".md", "content", "Note\n"))
                        .but(new Misbehaviour.Slow(PACE))
                        .when("busy"));
            }
            replies.add(Reply.text("That was it.").when("busy"));
        }
        return new Script(replies, Reply.text("That was it."));
    }

    private static Result result(String what, Samples ours, Samples loopback, Goal goal) {
        return new Result(
                "F6",
                "event → its reader: " + what + " (p99 " + Report.rounded(ours.p99()) + " ms)",
                "loopback round trip",
                new SideBySide(ours, loopback),
                goal);
    }

    /** A line that a reader has heard, and when. */
    private record Heard(long at, String line) {}

    /** How long each event of a run took to each of its readers. */
    private List<Duration> busy(int readers) throws Exception {
        String project = platform.createProject("Busy " + readers);
        Queue<Heard> heard = new ConcurrentLinkedQueue<>();
        String run = ask(project, "Be busy");
        try (CommitClock commits = CommitClock.of(platform.database(), run);
                OpenStreams all = OpenStreams.of(readers, platform.api(), events(run), (at, line) -> {
                    if (line.startsWith(EVENT)) {
                        heard.add(new Heard(at, line));
                    }
                })) {
            System.out.println("F6: readers of run " + run + ": " + all.count());
            // What happened before all were there was not live.
            heard.clear();
            platform.awaitEnd(run);
            return heard.stream()
                    .map(event -> took(event, commits))
                    .flatMap(Optional::stream)
                    .toList();
        } finally {
            platform.deleteProject(project);
        }
    }

    private static Optional<Duration> took(Heard event, CommitClock commits) {
        try {
            long sequence = JSON.readTree(event.line().substring(EVENT_AT))
                    .path("sequence")
                    .asLong();
            OptionalLong before = commits.before(sequence);
            return before.isPresent()
                    ? Optional.of(Duration.ofNanos(event.at() - before.getAsLong()))
                    : Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException("no event: " + event.line(), e);
        }
    }

    private String ask(String project, String text) {
        JsonNode run = platform.api()
                .post("/api/v1/projects/" + project + "/messages", Map.of("text", text))
                .json();
        if (!run.has("run")) {
            throw new IllegalStateException("no run was begun: " + run);
        }
        return run.path("run").asText();
    }

    private static String events(String run) {
        return "/api/v1/runs/" + run + "/events";
    }

    private static Samples loopback(int times) throws IOException, InterruptedException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread echo = Thread.ofPlatform().start(() -> echo(server));
            List<Duration> samples = new ArrayList<>();
            try (Socket socket = new Socket(server.getInetAddress(), server.getLocalPort())) {
                socket.setTcpNoDelay(true);
                for (int i = 0; i < times; i++) {
                    long start = System.nanoTime();
                    socket.getOutputStream().write(1);
                    if (socket.getInputStream().read() != 1) {
                        throw new IOException("the echo is wrong");
                    }
                    samples.add(Duration.ofNanos(System.nanoTime() - start));
                }
            }
            echo.join();
            return new Samples(samples);
        }
    }

    private static void echo(ServerSocket server) {
        try (Socket socket = server.accept();
                InputStream in = socket.getInputStream()) {
            socket.setTcpNoDelay(true);
            for (int read = in.read(); read >= 0; read = in.read()) {
                socket.getOutputStream().write(read);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
