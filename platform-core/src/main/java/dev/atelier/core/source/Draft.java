package dev.atelier.core.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/**
 * A project that is being made, out of everybody's sight. For the {@link Origin} that fills it, on one thread, until that
 * returns.
 */
public final class Draft {
    private static final Author PLATFORM = new Author("Atelier", "");

    private final ProjectGate gate;
    private final ProjectFiles files;
    private final Path git;
    private final Path scratch;
    private final InstantSource clock;

    Draft(ProjectGate gate, ProjectFiles files, Path git, Path scratch, InstantSource clock) {
        this.gate = gate;
        this.files = files;
        this.git = git;
        this.scratch = scratch;
        this.clock = clock;
    }

    public int mostFiles() {
        return files.limits().files();
    }

    public long mostBytes() {
        return files.limits().bytes();
    }

    /** An empty directory for files that are needed meanwhile; it goes with everything in it. */
    public Path scratch() {
        return scratch;
    }

    /** The project's bare repository, which is empty. Nobody has it open. */
    public Path gitDirectory() {
        return git;
    }

    /** Writes a file that is not there yet. */
    public void write(SourcePath path, InputStream content, boolean executable) throws IOException {
        files.write(path, content, executable, ProjectFiles.Obstacle.REFUSED);
    }

    /** Makes what was written the first version. */
    public CommitId keep(String message) throws IOException {
        try (SourceTree tree = open()) {
            return tree.keepFirst(message, PLATFORM);
        }
    }

    /**
     * Makes a commit that lies in the repository the first version, and writes its files.
     *
     * @return what of it is not among the files
     * @throws dev.atelier.core.fault.FaultException {@code too_many_files}, {@code project_too_large},
     *     {@code too_deep} or {@code repository_damaged}
     */
    public List<String> startFrom(CommitId commit) throws IOException {
        try (SourceTree tree = open()) {
            return tree.startFrom(commit);
        }
    }

    private SourceTree open() throws IOException {
        return new SourceTree(gate, files, History.open(git, clock));
    }
}
