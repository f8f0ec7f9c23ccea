package dev.atelier.core.source.git;

import dev.atelier.core.net.Connector;
import dev.atelier.core.source.CommitId;
import dev.atelier.core.source.Draft;
import dev.atelier.core.source.ImportProgress;
import dev.atelier.core.source.ImportProgress.Phase;
import dev.atelier.core.source.Imported;
import dev.atelier.core.source.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.Transport;

/**
 * Makes new projects from Git repositories: the newest commit of one branch or tag, without what came before. Thread-safe.
 */
public final class GitImport {
    private final Connector connector;
    private final Supplier<GitSettings> settings;

    public GitImport(Connector connector, GitSettings settings) {
        this(connector, () -> settings);
    }

    /** @param settings as they are whenever they are asked for */
    public GitImport(Connector connector, Supplier<GitSettings> settings) {
        this.connector = connector;
        this.settings = settings;
    }

    /**
     * Refuses a repository that is certainly not imported, without opening anything.
     *
     * @throws dev.atelier.core.fault.FaultException {@code git_url_not_allowed}
     */
    public void check(GitUrl url) {
        new Conversation(connector, settings.get(), url, Optional.empty()).check();
    }

    /**
     * One import, for {@link dev.atelier.core.source.SourceTrees#create}.
     *
     * @param listener told on the importing thread
     */
    public Origin<Imported> of(GitSource source, Consumer<ImportProgress> listener) {
        Optional<BranchName> ref = source.ref().map(BranchName::new);
        return project -> {
            Conversation conversation = new Conversation(connector, settings.get(), source.url(), source.credentials());
            conversation.check();
            listener.accept(new ImportProgress(Phase.CONNECTING, 0, 0));
            Fetched fetched = conversation.talk(
                    () -> fetch(project, conversation, ref, new Monitor(conversation.traffic(), listener)));
            listener.accept(new ImportProgress(Phase.WRITING, 0, 0));
            return new Imported(fetched.commit(), fetched.branch(), project.startFrom(fetched.commit()));
        };
    }

    private record Fetched(CommitId commit, Optional<String> branch) {}

    private static Fetched fetch(Draft project, Conversation conversation, Optional<BranchName> ref, Monitor monitor)
            throws IOException {
        try (ReceivingRepository repository = new ReceivingRepository(
                        project.gitDirectory(), conversation.traffic(), conversation.isLocal());
                Transport transport = conversation.open(repository)) {
            transport.setDepth(1);
            Ref chosen;
            try (FetchConnection connection = transport.openFetch(List.of(), wanted(ref))) {
                chosen = choose(connection, ref);
                connection.fetch(monitor, List.of(chosen), Set.of());
            }
            Files.deleteIfExists(project.gitDirectory().resolve(Constants.FETCH_HEAD));
            return new Fetched(commitOf(repository, chosen), branchOf(chosen));
        }
    }

    /** What to ask the server about: more than that it need not list. */
    private static String[] wanted(Optional<BranchName> ref) {
        List<String> names = new ArrayList<>();
        ref.ifPresentOrElse(
                name -> {
                    names.add(name.asBranch());
                    names.add(name.asTag());
                },
                () -> {
                    names.add(Constants.HEAD);
                    // By which the branch that HEAD stands for is known.
                    names.add(Constants.R_HEADS);
                });
        return names.toArray(String[]::new);
    }

    private static Ref choose(FetchConnection connection, Optional<BranchName> ref) {
        Optional<Ref> found = ref.isEmpty()
                ? find(connection, Constants.HEAD)
                : find(connection, ref.get().asBranch())
                        .or(() -> find(connection, ref.get().asTag()));
        return found.orElseThrow(
                () -> ref.map(name -> GitFaults.noRef(name.value())).orElseGet(GitFaults::empty));
    }

    private static Optional<Ref> find(FetchConnection connection, String name) {
        return Optional.ofNullable(connection.getRef(name)).filter(ref -> ref.getObjectId() != null);
    }

    private static CommitId commitOf(Repository repository, Ref ref) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            return new CommitId(walk.parseCommit(ref.getObjectId()).name());
        }
    }

    private static Optional<String> branchOf(Ref ref) {
        String name = ref.getLeaf().getName();
        return name.startsWith(Constants.R_HEADS)
                ? Optional.of(name.substring(Constants.R_HEADS.length()))
                : Optional.empty();
    }
}
