package dev.atelier.local;

import dev.atelier.local.home.Home;
import dev.atelier.local.home.Trees;
import dev.atelier.local.server.OneShot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What new web projects start as, with its dependencies installed, so that a project only links to them and downloads
 * nothing. Prepared once for each state of the template's sources.
 */
final class Template {
    private final Optional<Path> configured;
    private final Path sources;
    private final Home home;
    private final Map<String, String> environment;
    private final Path prepared;

    /** @param configured one that somebody has prepared already */
    Template(Optional<Path> configured, Path sources, Home home, Map<String, String> environment) throws IOException {
        this.configured = configured;
        this.sources = sources;
        this.home = home;
        this.environment = environment;
        this.prepared =
                configured.isPresent() ? configured.get() : home.templates().resolve(TemplateSources.hash(sources));
    }

    /** Where it will be when {@link #prepare} returns. */
    Path directory() {
        return prepared;
    }

    void prepare(Console console) throws IOException, InterruptedException {
        if (configured.isPresent() || Files.exists(prepared)) {
            return;
        }
        console.say("  The template's dependencies are installed once; this takes a minute.");
        Path fresh = home.templates().resolve("new");
        Trees.delete(fresh);
        TemplateSources.copy(sources, fresh);
        npm(fresh, "ci", "--no-audit", "--no-fund");
        npm(fresh, "run", "--if-present", "prebake");
        TemplateSources.protect(fresh);
        Files.move(fresh, prepared, StandardCopyOption.ATOMIC_MOVE);
    }

    private void npm(Path directory, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("npm"));
        command.addAll(List.of(arguments));
        OneShot.run(command, environment, directory, home.logs().resolve("template.log"));
    }
}
