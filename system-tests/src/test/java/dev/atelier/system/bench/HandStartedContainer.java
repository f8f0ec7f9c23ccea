package dev.atelier.system.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** With {@code docker run}, on the machine's own network, which is the fastest there is. */
record HandStartedContainer(String name, int port) implements HandStarted {
    private static final String IMAGE = System.getenv().getOrDefault("ATELIER_SANDBOX_IMAGE", "atelier/sandbox:dev");

    static HandStartedContainer start(Path project) throws IOException {
        int port = HandStarted.freePort();
        String name = "bench-" + UUID.randomUUID();
        List<String> command = new ArrayList<>(List.of("docker", "run", "--detach", "--rm", "--name", name));
        command.addAll(List.of("--network", "host", "--user", "0:0", "--volume", project + ":/workspace", IMAGE));
        command.addAll(HandStarted.server("/opt/atelier/daemon/preview/main.mjs", port));
        Shell.run(project, command);
        return new HandStartedContainer(name, port);
    }

    @Override
    public void pause() throws IOException {
        Shell.run(Path.of("/"), List.of("docker", "pause", name));
    }

    @Override
    public void resume() throws IOException {
        Shell.run(Path.of("/"), List.of("docker", "unpause", name));
    }

    @Override
    public void close() throws IOException {
        Shell.run(Path.of("/"), List.of("docker", "rm", "--force", name));
    }
}
