package dev.atelier.core.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/**
 * A project's versions: a bare Git repository, which by its nature knows no work tree that it could be led astray in.
 *
 * <p>Only plumbing is used: there are no hooks, filters or submodules here that could be switched on. Reading needs no
 * lock; whoever writes holds the project's gate.
 */
final class History implements AutoCloseable {
    private static final String BRANCH = "refs/heads/main";
    private static final List<String> LOCKS = List.of("index.lock", "HEAD.lock", "packed-refs.lock", BRANCH + ".lock");
    private static final Set<RefUpdate.Result> MOVED =
            EnumSet.of(RefUpdate.Result.NEW, RefUpdate.Result.FAST_FORWARD, RefUpdate.Result.FORCED);
    private static final String CONFIG = """
            [core]
            \trepositoryformatversion = 0
            \tbare = true
            \tsymlinks = false
            \tlogallrefupdates = false
            """;
    private static final String PLATFORM = "Atelier";
    private static final int LONGEST_MESSAGE = 4000;

    private final Path directory;
    private final FileRepository repository;
    private final InstantSource clock;

    private History(Path directory, FileRepository repository, InstantSource clock) {
        this.directory = directory;
        this.repository = repository;
        this.clock = clock;
    }

    /** Makes an empty history in a directory that does not exist yet. */
    static void create(Path directory) throws IOException {
        Files.createDirectories(directory.resolve("objects/pack"));
        Files.createDirectories(directory.resolve("refs/heads"));
        Files.writeString(directory.resolve("config"), CONFIG);
        Files.writeString(directory.resolve("HEAD"), "ref: " + BRANCH + "\n");
    }

    static boolean existsIn(Path directory) {
        return Files.isRegularFile(directory.resolve("HEAD"));
    }

    static History open(Path directory, InstantSource clock) throws IOException {
        IsolatedGit.install();
        FileRepository repository = new FileRepository(new FileRepositoryBuilder()
                .setGitDir(directory.toFile())
                .setBare()
                .setup());
        return new History(directory, repository, clock);
    }

    /**
     * Removes what a killed process left behind. Only while holding the project's gate: nobody else writes here, so a
     * lock that is found belongs to the dead.
     */
    void unlock() throws IOException {
        for (String lock : LOCKS) {
            Files.deleteIfExists(directory.resolve(lock));
        }
    }

    Path directory() {
        return directory;
    }

    Path indexFile() {
        return directory.resolve("index");
    }

    ObjectReader reader() {
        return repository.newObjectReader();
    }

    ObjectInserter inserter() {
        return repository.newObjectInserter();
    }

    /** For many objects at once: one file instead of one for each. */
    ObjectInserter packInserter() {
        return repository.getObjectDatabase().newPackInserter();
    }

    Optional<CommitId> head() throws IOException {
        Ref ref = repository.exactRef(BRANCH);
        return ref == null
                ? Optional.empty()
                : Optional.of(new CommitId(ref.getObjectId().name()));
    }

    /** The tree of a version, or a fault when there is no such version. */
    ObjectId treeOf(CommitId commit) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            return commitOf(walk, commit).getTree().copy();
        }
    }

    Instant timeOf(CommitId commit) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            return Instant.ofEpochSecond(commitOf(walk, commit).getCommitTime());
        }
    }

    /** Makes a version after the newest one, and the newest of it. */
    CommitId commit(ObjectId tree, ObjectInserter inserter, String message, Author author) throws IOException {
        Optional<CommitId> parent = head();
        ObjectId id = insert(inserter, tree, parent, clock.instant(), message, author);
        moveBranch(parent, id);
        return new CommitId(id.name());
    }

    /** Makes a commit on top of one version with the files of another; the newest version stays what it is. */
    CommitId propose(CommitId from, CommitId to, ObjectInserter inserter, String message, Author author)
            throws IOException {
        // The time of the version, not of the clock: the same proposal has the same id.
        return new CommitId(insert(inserter, treeOf(to), Optional.of(from), timeOf(to), message, author)
                .name());
    }

    /** Makes a commit that lies here already the first and newest version. */
    void startAt(CommitId commit) throws IOException {
        moveBranch(Optional.empty(), ObjectId.fromString(commit.value()));
    }

    List<Commit> log(int limit) throws IOException {
        Optional<CommitId> newest = head();
        if (newest.isEmpty()) {
            return List.of();
        }
        List<Commit> commits = new ArrayList<>();
        try (RevWalk walk = new RevWalk(repository)) {
            walk.setFirstParent(true);
            walk.markStart(commitOf(walk, newest.get()));
            for (RevCommit commit = walk.next(); commit != null && commits.size() < limit; commit = walk.next()) {
                commits.add(describe(commit));
            }
        }
        return List.copyOf(commits);
    }

    @Override
    public void close() {
        repository.close();
    }

    private static ObjectId insert(
            ObjectInserter inserter,
            ObjectId tree,
            Optional<CommitId> parent,
            Instant at,
            String message,
            Author author)
            throws IOException {
        CommitBuilder commit = new CommitBuilder();
        commit.setTreeId(tree);
        parent.ifPresent(id -> commit.setParentId(ObjectId.fromString(id.value())));
        commit.setAuthor(new PersonIdent(author.name(), author.email(), at, ZoneOffset.UTC));
        commit.setCommitter(new PersonIdent(PLATFORM, "", at, ZoneOffset.UTC));
        commit.setEncoding(StandardCharsets.UTF_8);
        commit.setMessage(messageOf(message));
        ObjectId id = inserter.insert(commit);
        inserter.flush();
        return id;
    }

    private void moveBranch(Optional<CommitId> from, ObjectId to) throws IOException {
        RefUpdate update = repository.updateRef(BRANCH);
        update.setExpectedOldObjectId(
                from.map(id -> ObjectId.fromString(id.value())).orElse(ObjectId.zeroId()));
        update.setNewObjectId(to);
        update.disableRefLog();
        RefUpdate.Result result = update.forceUpdate();
        if (!MOVED.contains(result)) {
            throw new IOException("could not move " + BRANCH + ": " + result);
        }
    }

    private static RevCommit commitOf(RevWalk walk, CommitId id) throws IOException {
        try {
            return walk.parseCommit(ObjectId.fromString(id.value()));
        } catch (MissingObjectException | IncorrectObjectTypeException e) {
            throw SourceFaults.noVersion();
        }
    }

    private static Commit describe(RevCommit commit) {
        PersonIdent author = commit.getAuthorIdent();
        return new Commit(
                new CommitId(commit.name()),
                commit.getFullMessage().strip(),
                new Author(author.getName(), author.getEmailAddress()),
                Instant.ofEpochSecond(commit.getCommitTime()));
    }

    /** Git keeps no NUL in a message; nobody reads more than a few thousand characters of one. */
    private static String messageOf(String text) {
        String clean = text.replace("\0", "").strip();
        if (clean.length() > LONGEST_MESSAGE) {
            clean = clean.substring(0, clean.offsetByCodePoints(0, LONGEST_MESSAGE / 2)) + "…";
        }
        return (clean.isEmpty() ? "Changes" : clean) + "\n";
    }
}
