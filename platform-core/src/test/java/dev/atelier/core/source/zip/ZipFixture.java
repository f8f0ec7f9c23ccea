package dev.atelier.core.source.zip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultException;
import dev.atelier.core.source.FileOwner;
import dev.atelier.core.source.ImportProgress;
import dev.atelier.core.source.Imported;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.source.SourcePath;
import dev.atelier.core.source.SourceTree;
import dev.atelier.core.source.SourceTrees;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** An installation's projects, into which archives are imported. */
final class ZipFixture {
    final Path base;
    final SourceTrees trees;
    final ProjectId project = ProjectId.random();
    final List<ImportProgress> progress = new ArrayList<>();

    ZipFixture(Path base) {
        this.base = base;
        this.trees = new SourceTrees(base.resolve("trees"), base.resolve("git"), FileOwner.keepProcessOwner());
    }

    Imported load(byte[] zip) {
        return trees.create(project, new ZipImport(new ByteArrayInputStream(zip), progress::add));
    }

    /** The fault of an archive that has to be refused, after which nothing may be left of it. */
    Fault refusal(byte[] zip) {
        FaultException refused = catchThrowableOfType(FaultException.class, () -> load(zip));
        assertThat(refused).isNotNull();
        assertNothingIsLeft();
        return refused.fault();
    }

    void assertNothingIsLeft() {
        for (String directory : List.of("trees", "git")) {
            try (Stream<Path> all = Files.walk(base.resolve(directory))) {
                assertThat(all.map(path -> base.resolve(directory).relativize(path))
                                .filter(path -> path.getNameCount() > 2
                                        || (!path.startsWith(".staging")
                                                && !path.toString().isEmpty())))
                        .isEmpty();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** What the first version holds, by path. */
    Map<String, String> files() {
        Map<String, String> files = new TreeMap<>();
        try (SourceTree tree = trees.open(project)) {
            for (SourcePath path : tree.list(tree.head().orElseThrow())) {
                files.put(path.value(), new String(tree.read(tree.head().orElseThrow(), path), StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
