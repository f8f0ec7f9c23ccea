package dev.atelier.core.preview;

import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultException;
import dev.atelier.core.fault.FaultKind;
import dev.atelier.core.sandbox.Sandbox;
import dev.atelier.core.sandbox.Service;
import dev.atelier.core.sandbox.ServiceStatus;
import dev.atelier.core.source.SourcePath;
import dev.atelier.core.source.WorkTree;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The server in a sandbox that shows a project: how it is started, and how one knows that it is there.
 *
 * @param host by which it is asked; it refuses others
 */
record DevServer(PreviewSettings settings, HostName host) {
    /** What its page says over a WebSocket only to keep that open, and opens one for only to see if it is back. */
    static final List<String> IDLE_TEXTS = List.of("{\"type\":\"ping\"}");

    static final List<String> IDLE_PROTOCOLS = List.of("vite-ping");

    private static final SourcePath PAGE = SourcePath.of("index.html");
    private static final SourcePath MANIFEST = SourcePath.of("package.json");
    private static final long LARGEST_MANIFEST = 1 << 20;
    private static final int PORT = 5173;
    /** Part of what every sandbox contains; agent-image/daemon/preview. */
    private static final String PROGRAM = "/opt/atelier/daemon/preview/main.mjs";

    /** Its whole start takes a few hundred milliseconds: a longer pause between probes would be felt. */
    private static final Duration PROBE_PAUSE = Duration.ofMillis(5);
    /** Each look asks the daemon, which shares a processor with what it starts. */
    private static final int PROBES_PER_LOOK = 20;

    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(10);

    /**
     * Starts it, and returns once it answers.
     *
     * @throws FaultException {@code preview_failed}
     */
    void start(Sandbox sandbox) throws InterruptedException {
        var unused = sandbox.startService(service());
        long deadline = System.nanoTime() + settings.startTimeout().toNanos();
        for (int probes = 1; !answers(sandbox); probes++) {
            boolean crashed = probes % PROBES_PER_LOOK == 0
                    && sandbox.serviceStatus(Service.DEV).state() == ServiceStatus.State.CRASHED;
            if (crashed || System.nanoTime() > deadline) {
                throw failed(crashed);
            }
            Thread.sleep(PROBE_PAUSE);
        }
    }

    /** Any answer counts: an app that answers with an error is running. */
    boolean answers(Sandbox sandbox) throws InterruptedException {
        try {
            return client(sandbox).get("/", "text/html", PROBE_TIMEOUT).status() > 0;
        } catch (IOException e) {
            return false;
        }
    }

    DevServerClient client(Sandbox sandbox) {
        return new DevServerClient(sandbox.devSocket(), host);
    }

    /** The project's own Vite, with the platform's plug-in added from outside of the project (X8). */
    private Service service() {
        Map<String, String> environment = Map.of(
                "__VITE_ADDITIONAL_SERVER_ALLOWED_HOSTS",
                "." + settings.domain(),
                "ATELIER_WORKBENCH",
                settings.origin());
        return new Service(Service.DEV, List.of("node", PROGRAM, "--port", String.valueOf(PORT)), environment, PORT);
    }

    /** Whether there is a page, or a project that uses Vite. */
    static boolean canServe(WorkTree files) {
        if (files.exists(PAGE)) {
            return true;
        }
        try {
            return files.exists(MANIFEST)
                    && files.readText(MANIFEST, LARGEST_MANIFEST).contains("\"vite\"");
        } catch (FaultException unreadable) {
            return false;
        }
    }

    static FaultException none() {
        return Fault.of(
                        FaultKind.USER,
                        "no_dev_server",
                        "There is nothing to show here: the project has neither an index.html nor Vite. Everything else"
                                + " works: ask for changes, look at the files, run commands.")
                .asException();
    }

    private static FaultException failed(boolean crashed) {
        String message = crashed
                ? "The app's server stops right after it starts. Ask for a fix, or restore an earlier version."
                : "The app's server did not answer in time. Try again, or restore an earlier version.";
        return Fault.retriable(FaultKind.USER, "preview_failed", message).asException();
    }
}
