package dev.atelier.core.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The directories in which a project is being made; those that were not adopted go when it is closed. */
final class DraftPlace implements AutoCloseable {
    private final ProjectDirectories workTrees;
    private final ProjectDirectories histories;
    private final Path files;
    private final Path git;
    private final Path scratch;
    private boolean adopted;

    private DraftPlace(ProjectDirectories workTrees, ProjectDirectories histories) throws IOException {
        this.workTrees = workTrees;
        this.histories = histories;
        Staging staging = histories.staging();
        this.files = workTrees.staging().resolve(workTrees.staging().folder());
        this.git = staging.resolve(staging.freshName());
        this.scratch = staging.resolve(staging.folder());
    }

    static DraftPlace make(ProjectDirectories workTrees, ProjectDirectories histories) throws IOException {
        DraftPlace place = new DraftPlace(workTrees, histories);
        try {
            History.create(place.git);
            return place;
        } catch (IOException e) {
            place.close();
            throw e;
        }
    }

    Path files() {
        return files;
    }

    Path git() {
        return git;
    }

    Path scratch() {
        return scratch;
    }

    /** The project exists with the second of the two steps; a work tree without a history is nothing. */
    void adopt(ProjectId project) throws IOException {
        workTrees.adopt(files, project);
        histories.adopt(git, project);
        adopted = true;
    }

    /** Also for a thread that was interrupted, whose files would otherwise close under its hands. */
    @Override
    public void close() throws IOException {
        boolean interrupted = Thread.interrupted();
        List<IOException> failures = new ArrayList<>();
        try {
            discard(histories, scratch, failures);
            if (!adopted) {
                discard(histories, git, failures);
                discard(workTrees, files, failures);
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
    }

    private static void discard(ProjectDirectories where, Path what, List<IOException> failures) {
        try {
            where.discard(what);
        } catch (IOException e) {
            failures.add(e);
        }
    }
}
