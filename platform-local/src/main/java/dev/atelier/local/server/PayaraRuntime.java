package dev.atelier.local.server;

import dev.atelier.local.home.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

/**
 * Payara Micro unpacked. As the one JAR that it comes as, it would unpack itself at each start and hide its classes from
 * the JVM's archive.
 */
final class PayaraRuntime {
    private static final String MAIN = "fish.payara.micro.impl.PayaraMicroImpl";
    /** Appended to Payara's own: colours are for terminals. */
    private static final String LOGGING = """

            fish.payara.enterprise.server.logging.PayaraLogFormatter.ansiColor=false
            com.sun.enterprise.server.logging.UniformLogFormatter.ansiColor=false
            com.sun.enterprise.server.logging.ODLLogFormatter.ansiColor=false
            """;

    private final Distribution distribution;
    private final Path shared;
    private final Path logs;

    PayaraRuntime(Distribution distribution, Path logs) {
        this.distribution = distribution;
        this.shared = distribution.payara();
        this.logs = logs;
    }

    void prepare(Map<String, String> environment) throws IOException, InterruptedException {
        Once.run(distribution.preparationLock(), shared.resolve("unpacked"), () -> unpack(environment));
    }

    /** Fills a directory with what an instance changes. */
    void layOut(Path directory) throws IOException {
        for (String part : List.of("config", "docroot", "lib", "META-INF")) {
            Trees.copy(shared.resolve(part), directory.resolve(part));
        }
        Path logging = directory.resolve("config/logging.properties");
        Files.writeString(logging, Files.readString(logging) + LOGGING);
    }

    /** What its launcher sets for itself, and the packages that its manifest opens, which a JVM heeds only for -jar. */
    List<String> jvmOptions() throws IOException {
        List<String> options = new ArrayList<>();
        try (JarFile file = new JarFile(launcher().toFile())) {
            Attributes manifest = file.getManifest().getMainAttributes();
            for (String opened : words(manifest, "Add-Opens")) {
                options.add("--add-opens=" + opened + "=ALL-UNNAMED");
            }
            for (String exported : words(manifest, "Add-Exports")) {
                options.add("--add-exports=" + exported + "=ALL-UNNAMED");
            }
        }
        options.add("-Dfish.payara.micro.BootJar=" + launcher().toUri());
        options.add("-Dfish.payara.micro.UnpackDir=" + shared);
        return options;
    }

    /** The command that starts it. Each argument is {@code --name} or {@code --name=value}. */
    List<String> main(Jvm jvm, List<String> arguments) {
        List<String> words = new ArrayList<>();
        for (String argument : arguments) {
            words.addAll(List.of(argument.split("=", 2)));
        }
        return jvm.main(classpath(), MAIN, words);
    }

    /** The one JAR that names all others. */
    List<Path> classpath() {
        return List.of(launcher());
    }

    private Path launcher() {
        return shared.resolve("launch-micro.jar");
    }

    private void unpack(Map<String, String> environment) throws IOException, InterruptedException {
        Path fresh = shared.resolveSibling("payara.new");
        Trees.delete(fresh);
        Trees.delete(shared);
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                distribution.payaraJar().toString(),
                "--rootdir",
                fresh.toString(),
                "--outputlauncher");
        OneShot.run(command, environment, distribution.root(), logs.resolve("payara-unpack.log"));
        Files.move(fresh, shared, StandardCopyOption.ATOMIC_MOVE);
    }

    private static List<String> words(Attributes attributes, String name) {
        String value = attributes.getValue(name);
        return value == null ? List.of() : List.of(value.strip().split("\\s+"));
    }
}
