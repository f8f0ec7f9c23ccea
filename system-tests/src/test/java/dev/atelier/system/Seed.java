package dev.atelier.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The data of an installation that nobody has used yet. Schemas, realm and the servers' files take twice as long to make
 * as to start with, so they are made once for what was built last, and every installation begins with a copy.
 */
final class Seed {
    private static final Path DIRECTORY = Installation.ROOT.resolve("system-tests/target/installations/seed");
    private static final Path DATA = DIRECTORY.resolve("data");
    /** Written last, so that half a seed is none. */
    private static final Path GROWN = DIRECTORY.resolve("grown");

    private static final List<Path> BUILT = List.of(
            Installation.ROOT.resolve("platform-web/target/ROOT.war"),
            Installation.ROOT.resolve("platform-local/target/platform-local.jar"));

    private Seed() {}

    /** Puts a copy in the place of whatever is there. */
    static synchronized void plant(Path home) throws IOException {
        if (!isGrown()) {
            grow();
        }
        run("rm", "-rf", home.toString());
        Files.createDirectories(home.getParent());
        run("cp", "-a", DATA.toString(), home.toString());
    }

    private static boolean isGrown() throws IOException {
        if (!Files.exists(GROWN)) {
            return false;
        }
        for (Path built : BUILT) {
            if (Files.getLastModifiedTime(built).compareTo(Files.getLastModifiedTime(GROWN)) > 0) {
                return false;
            }
        }
        return true;
    }

    private static void grow() throws IOException {
        Files.deleteIfExists(GROWN);
        Installation.startEmpty("seed", Map.of("ATELIER_SANDBOX", "local")).close();
        Files.createFile(GROWN);
    }

    private static void run(String... command) throws IOException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException(String.join(" ", command) + ": " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
