package dev.atelier.core.source.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.atelier.core.config.Settings;
import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultException;
import dev.atelier.core.net.Connector;
import dev.atelier.core.net.Resolver;
import dev.atelier.core.secret.Secret;
import dev.atelier.core.source.FileOwner;
import dev.atelier.core.source.ImportProgress;
import dev.atelier.core.source.Imported;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.source.SourcePath;
import dev.atelier.core.source.SourceTree;
import dev.atelier.core.source.SourceTrees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** An installation that may clone from this machine by HTTP, and what it has cloned. */
final class GitFixture {
    final Path base;
    final SourceTrees trees;
    final ProjectId project = ProjectId.random();
    final List<ImportProgress> progress = new ArrayList<>();
    final Map<String, String> environment = new HashMap<>(Map.of("ATELIER_CONNECT_ALLOW", "127.0.0.1"));
    GitSettings settings = new GitSettings(true, List.of(), Duration.ofSeconds(60), 50 << 20);
    Resolver resolver = Resolver.system();
    Optional<String> token = Optional.empty();
    Optional<String> ref = Optional.empty();

    GitFixture(Path base) {
        this.base = base;
        this.trees = new SourceTrees(base.resolve("trees"), base.resolve("git"), FileOwner.keepProcessOwner());
    }

    Connector connector() {
        return Connector.from(Settings.fromEnvironment(environment), resolver);
    }

    Imported load(GitUrl url) {
        GitSource source = new GitSource(url, ref, token.map(text -> GitCredentials.of(new Secret(text))));
        return trees.create(project, new GitImport(connector(), settings).of(source, progress::add));
    }

    /** The fault of a repository that has to be refused, after which nothing may be left of it. */
    Fault refusal(GitUrl url) {
        FaultException refused = catchThrowableOfType(FaultException.class, () -> load(url));
        assertThat(refused).isNotNull();
        assertNothingIsLeft();
        return refused.fault();
    }

    void assertNothingIsLeft() {
        for (String directory : List.of("trees", "git")) {
            Path root = base.resolve(directory);
            try (Stream<Path> all = Files.walk(root)) {
                assertThat(all.filter(path -> {
                            Path below = root.relativize(path);
                            return below.getNameCount() > 2
                                    || (!below.startsWith(".staging")
                                            && !below.toString().isEmpty());
                        }))
                        .isEmpty();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    Map<String, String> files() {
        Map<String, String> files = new TreeMap<>();
        try (SourceTree tree = trees.open(project)) {
            tree.files()
                    .list()
                    .forEach(file -> files.put(
                            file.path().value(),
                            new String(tree.files().read(file.path(), 1 << 20), StandardCharsets.UTF_8)));
        }
        return files;
    }

    SourceTree open() {
        return trees.open(project);
    }

    static SourcePath path(String text) {
        return SourcePath.of(text);
    }

    /** Whether a text stands in any file below a directory. */
    boolean isAnywhere(String text) throws IOException {
        try (Stream<Path> all = Files.walk(base)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text)) {
                    return true;
                }
            }
        }
        return false;
    }
}
