package dev.atelier.core.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * All projects of an installation: a directory of work trees, each of which one sandbox sees, and a directory of Git
 * directories, which none sees.
 *
 * <p>A project exists once its Git directory does; a work tree that is missing is made again from that. One instance of
 * one process owns the two directories at a time. May be used from any thread.
 */
public final class SourceTrees {
    private static final Author PLATFORM = new Author("Atelier", "");
    private static final String MODULES = "node_modules";

    private final ProjectDirectories workTrees;
    private final ProjectDirectories histories;
    private final FileOwner owner;
    private final InstantSource clock;
    private final Limits limits;
    private final ConcurrentMap<ProjectId, ProjectGate> gates = new ConcurrentHashMap<>();
    private final ConcurrentMap<ProjectId, Path> prepared = new ConcurrentHashMap<>();
    private final ConcurrentMap<Path, Dependencies> dependencies = new ConcurrentHashMap<>();

    /**
     * Makes both directories if they do not exist.
     *
     * @throws dev.atelier.core.fault.FaultException {@code source_setup} where it cannot work
     */
    public SourceTrees(Path workTrees, Path gitDirectories, FileOwner owner) {
        this(workTrees, gitDirectories, owner, InstantSource.system(), Limits.USUAL);
    }

    SourceTrees(Path workTrees, Path gitDirectories, FileOwner owner, InstantSource clock, Limits limits) {
        this.owner = owner;
        this.clock = clock;
        this.limits = limits;
        try {
            this.workTrees = ProjectDirectories.in(workTrees, owner);
            this.histories = ProjectDirectories.in(gitDirectories, FileOwner.keepProcessOwner());
            this.workTrees.checkThatItWorks();
        } catch (IOException e) {
            throw SourceFaults.setup(e);
        }
    }

    /** Makes a project from a template directory; see {@link #create(ProjectId, Path, Map)}. */
    public SourceTree create(ProjectId project, Path template) {
        return create(project, template, Map.of());
    }

    /**
     * Makes a project whose first version is a template's files.
     *
     * @param template a directory of the installation; generated directories in it are left out
     * @param overrides files that are different from the template's, or more
     * @throws dev.atelier.core.fault.FaultException {@code project_exists} if there is one of that id
     */
    public SourceTree create(ProjectId project, Path template, Map<SourcePath, byte[]> overrides) {
        gate(project).act(() -> {
            if (histories.has(project)) {
                throw SourceFaults.projectTaken();
            }
            if (template.equals(prepared.remove(project)) && workTrees.has(project)) {
                beginPrepared(project, overrides);
            } else {
                begin(project, template, overrides);
            }
        });
        return open(project);
    }

    private void begin(ProjectId project, Path template, Map<SourcePath, byte[]> overrides) throws IOException {
        // A work tree without history was left by a process that died while it made or deleted the project.
        workTrees.remove(project);
        Path files = workTrees.staging().resolve(workTrees.staging().folder());
        Path git = histories.staging().resolve(histories.staging().freshName());
        try {
            History.create(git);
            try (SourceTree tree = tree(project, files, git)) {
                tree.fill(template, overrides, "Start", PLATFORM);
            }
            workTrees.adopt(files, project);
            histories.adopt(git, project);
        } catch (IOException | RuntimeException e) {
            workTrees.discard(files);
            histories.discard(git);
            throw e;
        }
    }

    /** The files are in place, and a sandbox may see them already: only what differs is written. */
    private void beginPrepared(ProjectId project, Map<SourcePath, byte[]> overrides) throws IOException {
        Path git = histories.staging().resolve(histories.staging().freshName());
        try {
            History.create(git);
            try (SourceTree tree = tree(project, workTree(project), git)) {
                tree.begin(overrides, "Start", PLATFORM);
            }
            histories.adopt(git, project);
        } catch (IOException | RuntimeException e) {
            histories.discard(git);
            workTrees.remove(project);
            throw e;
        }
    }

    /**
     * Makes the work tree of a project that may be made later with {@link #create}, from the same template: its files,
     * and no history yet. {@link #delete} takes it away again.
     */
    public void prepare(ProjectId project, Path template) {
        gate(project).act(() -> {
            if (histories.has(project)) {
                throw SourceFaults.projectTaken();
            }
            workTrees.remove(project);
            Path files = workTrees.staging().resolve(workTrees.staging().folder());
            try {
                TemplateCopy.copy(template, new ProjectFiles(files, workTrees.staging(), workTrees.trash(), limits));
                workTrees.adopt(files, project);
                prepared.put(project, template);
            } catch (IOException | RuntimeException e) {
                workTrees.discard(files);
                throw e;
            }
        });
    }

    /** Removes work trees that belong to no project: whoever prepared them has ended. For when nobody works here yet. */
    public void removeAbandoned() {
        try {
            for (ProjectId project : workTrees.all()) {
                if (!histories.has(project) && !prepared.containsKey(project)) {
                    delete(project);
                }
            }
        } catch (IOException e) {
            throw SourceFaults.storage(e);
        }
    }

    /**
     * Makes a project of what an origin brings. That may take long, and happens out of sight and on this thread;
     * interrupting it cancels the import.
     *
     * @throws dev.atelier.core.fault.FaultException {@code project_exists} if there is one of that id, {@code cancelled},
     *     and whatever the origin has to say; nothing is left behind then
     */
    public <R> R create(ProjectId project, Origin<R> origin) {
        if (histories.has(project)) {
            throw SourceFaults.projectTaken();
        }
        try (DraftPlace place = DraftPlace.make(workTrees, histories)) {
            IsolatedGit.install();
            ProjectFiles files = new ProjectFiles(place.files(), workTrees.staging(), workTrees.trash(), limits);
            R result = origin.fill(new Draft(gate(project), files, place.git(), place.scratch(), clock));
            gate(project).act(() -> {
                if (histories.has(project)) {
                    throw SourceFaults.projectTaken();
                }
                workTrees.remove(project);
                place.adopt(project);
            });
            return result;
        } catch (IOException e) {
            throw Thread.currentThread().isInterrupted() ? SourceFaults.cancelled() : SourceFaults.storage(e);
        }
    }

    /** Opens a project; close it after use. */
    public SourceTree open(ProjectId project) {
        if (!histories.has(project)) {
            throw SourceFaults.noProject();
        }
        return gate(project).run(() -> {
            if (!histories.has(project)) {
                throw SourceFaults.noProject();
            }
            SourceTree tree = tree(project, workTree(project), histories.of(project));
            try {
                tree.recover();
                if (!workTrees.has(project)) {
                    remakeWorkTree(project);
                }
                return tree;
            } catch (IOException | RuntimeException e) {
                tree.close();
                throw e;
            }
        });
    }

    /** Removes a project's files and history, if it exists. Its sandbox should be gone. */
    public void delete(ProjectId project) {
        gate(project).act(() -> {
            prepared.remove(project);
            histories.remove(project);
            workTrees.remove(project);
        });
        gates.remove(project);
    }

    /** Where a project's work tree is, for its sandbox to mount. */
    public Path workTree(ProjectId project) {
        return workTrees.of(project);
    }

    /**
     * Puts ready-made dependencies into a project, unless it has some; false if so. They are there completely or not at
     * all. Hard links where the sandboxes' user is another one than the platform's, copies otherwise.
     *
     * @param nodeModules a directory of the installation that nobody writes to any more
     */
    public boolean linkDependencies(ProjectId project, Path nodeModules) {
        Path name = Folder.name(MODULES);
        return gate(project).run(() -> {
            try (Folder folder = Folder.trusted(workTree(project))) {
                if (folder.has(name, Stat.Kind.FOLDER)) {
                    return false;
                }
                Path made = workTrees.staging().folder();
                try {
                    dependencies(nodeModules).putInto(workTrees.staging().resolve(made), workTrees.staging());
                    if (folder.stat(name).isPresent()) {
                        workTrees.trash().remove(folder, name);
                    }
                    workTrees.staging().place(made, folder, name);
                    return true;
                } catch (IOException | RuntimeException e) {
                    workTrees.discard(workTrees.staging().resolve(made));
                    throw e;
                }
            }
        });
    }

    /**
     * Does once what a process does slowly the first time, and clears away what a killed one left behind. To be called
     * at start, on a thread that nobody waits for.
     */
    public void warmUp() {
        try {
            workTrees.sweep();
            histories.sweep();
            Path files = workTrees.staging().resolve(workTrees.staging().folder());
            Path git = histories.staging().resolve(histories.staging().folder());
            Path template = histories.staging().resolve(histories.staging().folder());
            new SourceTrees(files, git, owner).tryOut(template);
            workTrees.discard(files);
            histories.discard(git);
            histories.discard(template);
        } catch (IOException e) {
            throw SourceFaults.storage(e);
        }
    }

    private void tryOut(Path emptyTemplate) {
        ProjectId project = ProjectId.random();
        SourcePath file = SourcePath.of("a/file.txt");
        Map<SourcePath, byte[]> content = Map.of(file, "1\n".getBytes(StandardCharsets.UTF_8));
        try (SourceTree tree = create(project, emptyTemplate, content)) {
            tree.files().write(file, "2\n".getBytes(StandardCharsets.UTF_8));
            Optional<CommitId> first = tree.head();
            Optional<CommitId> second = tree.checkpoint("Warm up", PLATFORM);
            tree.diff(first.orElseThrow(), second.orElseThrow());
        }
        delete(project);
    }

    private Dependencies dependencies(Path nodeModules) throws IOException {
        Dependencies known = dependencies.get(nodeModules);
        if (known == null) {
            known = Dependencies.in(nodeModules, owner);
            dependencies.put(nodeModules, known);
        }
        return known;
    }

    private void remakeWorkTree(ProjectId project) throws IOException {
        Path files = workTrees.staging().resolve(workTrees.staging().folder());
        try (SourceTree tree = tree(project, files, histories.of(project))) {
            tree.refill();
            workTrees.adopt(files, project);
        } catch (IOException | RuntimeException e) {
            workTrees.discard(files);
            throw e;
        }
    }

    private SourceTree tree(ProjectId project, Path files, Path git) throws IOException {
        ProjectFiles found = new ProjectFiles(files, workTrees.staging(), workTrees.trash(), limits);
        return new SourceTree(gate(project), found, History.open(git, clock));
    }

    private ProjectGate gate(ProjectId project) {
        return gates.computeIfAbsent(project, id -> new ProjectGate(limits.operation()));
    }
}
