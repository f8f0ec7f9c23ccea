package dev.atelier.core.sandbox.bubblewrap;

import dev.atelier.core.sandbox.Health;
import dev.atelier.core.sandbox.SandboxSettings;
import dev.atelier.core.sandbox.daemon.SandboxUser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Tells whether bubblewrap works on this machine, and what is limited; asks it each time, which takes 20 ms. */
record BubblewrapCheck(SandboxSettings settings, Optional<ControlGroups> groups) {
    private static final int SECONDS = 10;

    Health health() {
        return switch (HostPrograms.find(settings.searchPath())) {
            case HostPrograms.Search.Missing missing ->
                Health.notConfigured("Missing on this machine: " + String.join(", ", missing.programs())
                        + ". On Debian or Ubuntu: apt-get install bubblewrap util-linux nodejs.");
            case HostPrograms.Search.Found found
            when !Files.isReadable(settings.daemon().resolve("main.mjs")) ->
                Health.notConfigured(
                        "The sandbox daemon is missing; set ATELIER_DAEMON_DIR to the directory agent-image/daemon.");
            case HostPrograms.Search.Found(HostPrograms programs) ->
                problem(programs)
                        .map(problem -> Health.down("bubblewrap cannot isolate on this machine: " + problem))
                        .orElseGet(() -> Health.up("bubblewrap, " + limits() + ", " + filter()));
        };
    }

    private String limits() {
        return groups.map(ControlGroups::description)
                .orElse("memory and processor time NOT limited (no control group may be made here)");
    }

    private static String filter() {
        return Machine.current().isPresent() ? "with a system-call filter" : "WITHOUT a system-call filter";
    }

    /** What bubblewrap says when it is asked for the namespaces of a sandbox. */
    private static Optional<String> problem(HostPrograms programs) {
        List<String> command = new ArrayList<>(List.of(programs.bwrap().toString()));
        command.addAll(BubblewrapOptions.isolation());
        command.addAll(List.of("--ro-bind", "/", "/", "--proc", "/proc", "--dev", "/dev", "--", "/bin/true"));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.of("it does not answer.");
            }
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            String hint = SandboxUser.platformIsRoot() ? "" : " It needs unprivileged user namespaces.";
            return process.exitValue() == 0 ? Optional.empty() : Optional.of(said + "." + hint);
        } catch (IOException e) {
            return Optional.of("it cannot be started.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("the check was interrupted.");
        }
    }
}
