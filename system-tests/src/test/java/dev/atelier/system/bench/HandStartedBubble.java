package dev.atelier.system.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** With {@code bwrap}, but without its own network, so that nothing has to be relayed. */
record HandStartedBubble(Process process, int port) implements HandStarted {

    static HandStartedBubble start(Path project) throws IOException {
        int port = HandStarted.freePort();
        List<String> command = new ArrayList<>(List.of("bwrap", "--die-with-parent", "--new-session"));
        command.addAll(List.of("--unshare-ipc", "--unshare-pid", "--unshare-uts", "--unshare-cgroup-try"));
        for (String part : List.of("/usr", "/bin", "/sbin", "/lib", "/lib64", "/etc", "/opt")) {
            if (Files.exists(Path.of(part))) {
                command.addAll(List.of("--ro-bind", part, part));
            }
        }
        command.addAll(List.of("--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp"));
        command.addAll(List.of("--ro-bind", program().toString(), "/run/preview"));
        command.addAll(List.of("--bind", project.toString(), "/workspace", "--chdir", "/workspace", "--"));
        command.addAll(HandStarted.server("/run/preview/main.mjs", port));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectInput(new File("/dev/null"))
                .start();
        return new HandStartedBubble(process, port);
    }

    private static Path program() {
        Path here = Path.of("").toAbsolutePath();
        return here.resolve(
                        here.endsWith("system-tests") ? "../agent-image/daemon/preview" : "agent-image/daemon/preview")
                .normalize();
    }

    @Override
    public void pause() throws IOException {
        signal("-STOP");
    }

    @Override
    public void resume() throws IOException {
        signal("-CONT");
    }

    private void signal(String signal) throws IOException {
        List<String> command = new ArrayList<>(List.of("kill", signal));
        process.descendants().map(below -> String.valueOf(below.pid())).forEach(command::add);
        Shell.run(Path.of("/"), command);
    }

    @Override
    public void close() {
        process.destroy();
        // Its files are deleted next, and it must not write any then.
        process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }
}
