package dev.atelier.local;

import dev.atelier.local.home.Home;
import dev.atelier.local.home.Trees;
import dev.atelier.local.server.Distribution;
import dev.atelier.local.server.OneShot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
    private final Path prebake;
    private final Path prepared;

    /** @param configured one that somebody has prepared already */
    Template(Optional<Path> configured, Distribution distribution, Home home, Map<String, String> environment)
            throws IOException {
        this.configured = configured;
        this.sources = distribution.template();
        this.prebake = distribution.prebake();
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
        Path log = home.logs().resolve("template.log");
        // No scripts of packages: they would run with the launcher's rights.
        OneShot.run(List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"), environment, fresh, log);
        prebake(fresh, console);
        TemplateSources.protect(fresh);
        Files.move(fresh, prepared, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Compiles the dependencies for the dev server. Without it all works, a second slower at a project's first start. */
    private void prebake(Path template, Console console) throws InterruptedException {
        Path log = home.logs().resolve("template-prebake.log");
        try {
            OneShot.run(List.of("node", prebake.toString(), template.toString()), environment, template, log);
        } catch (IOException e) {
            console.say(
                    "  New projects will start a little slower: their dependencies could not be compiled ahead. See "
                            + log + ".");
        }
    }
}
