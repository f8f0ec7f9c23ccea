package dev.atelier.core.forge;

import dev.atelier.core.config.Settings;
import dev.atelier.core.forge.PullRequests.Listener;
import dev.atelier.core.forge.PullRequests.Proposal;
import dev.atelier.core.net.Connector;
import dev.atelier.core.secret.Secret;
import dev.atelier.core.source.Author;
import dev.atelier.core.source.Change;
import dev.atelier.core.source.CommitId;
import dev.atelier.core.source.FileOwner;
import dev.atelier.core.source.FilePatch;
import dev.atelier.core.source.Imported;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.source.SourcePath;
import dev.atelier.core.source.SourceTree;
import dev.atelier.core.source.SourceTrees;
import dev.atelier.core.source.git.BareRepository;
import dev.atelier.core.source.git.BranchName;
import dev.atelier.core.source.git.GitCredentials;
import dev.atelier.core.source.git.GitImport;
import dev.atelier.core.source.git.GitPush;
import dev.atelier.core.source.git.GitServer;
import dev.atelier.core.source.git.GitSettings;
import dev.atelier.core.source.git.GitSource;
import dev.atelier.core.source.git.GitUrl;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A forge with a private repository, cloned and changed. */
final class ForgeFixture implements AutoCloseable {
    private static final Author ANN = new Author("Ann Example", "ann@example.org");

    final Path home;
    final GitServer git;
    final StandIn forge;
    final BareRepository repository;
    final Settings settings;
    final SourceTree tree;
    final Imported imported;
    final GitUrl url;
    final List<String> steps = new ArrayList<>();
    Optional<String> into = Optional.empty();

    interface Maker {
        StandIn on(GitServer git) throws IOException;
    }

    ForgeFixture(Path base, Maker maker) throws IOException, InterruptedException {
        home = base.resolve("home");
        git = new GitServer(base.resolve("served"));
        forge = maker.on(git);
        repository = new BareRepository(base.resolve("served").resolve(forge.path + ".git"))
                .commit("trunk", "First", "a.txt", "one\n");
        git.requireToReadAndPush(StandIn.TOKEN);
        settings = Settings.fromEnvironment(Map.of(
                "ATELIER_CONNECT_ALLOW", "127.0.0.1",
                "ATELIER_GIT_HTTP", "true",
                "ATELIER_FORGES",
                        "127.0.0.1:" + git.port() + "=" + forge.kind().name().toLowerCase(Locale.ROOT)));
        url = GitUrl.parse(forge.host() + "/" + forge.path + ".git");
        SourceTrees trees = new SourceTrees(home.resolve("trees"), home.resolve("git"), FileOwner.keepProcessOwner());
        ProjectId project = ProjectId.random();
        Connector connector = Connector.from(settings);
        GitCredentials token = GitCredentials.of(new Secret(StandIn.TOKEN));
        imported = trees.create(
                project,
                new GitImport(connector, GitSettings.from(settings))
                        .of(new GitSource(url, Optional.empty(), Optional.of(token)), progress -> {}));
        tree = trees.open(project);
        tree.files().write(SourcePath.of("a.txt"), "two\n".getBytes(StandardCharsets.UTF_8));
        tree.checkpoint("A version of ours", ANN);
    }

    ChangeText text() {
        List<Change> changes = tree.diff(imported.first(), tree.head().orElseThrow()).files().stream()
                .map(FilePatch::change)
                .toList();
        return new ChangeText(
                "1f3a9c2e-0000", "Make the header green", "It is green.", "builder", Optional.of("m-1"), "", changes);
    }

    Proposal proposal(CommitId to) {
        return new Proposal(url, imported.first(), to, into, ANN, text());
    }

    PullRequest propose(String token) {
        return propose(proposal(tree.head().orElseThrow()), token);
    }

    PullRequest propose(Proposal proposal, String token) {
        Connector connector = Connector.from(settings);
        PullRequests requests =
                new PullRequests(Forges.from(settings, connector), new GitPush(connector, GitSettings.from(settings)));
        return requests.propose(tree, proposal, new Secret(token), new Listener() {
            @Override
            public void pushing(BranchName branch, CommitId commit) {
                steps.add("pushing " + branch);
            }

            @Override
            public void pushed(BranchName branch, CommitId commit) {
                steps.add("pushed " + branch);
            }

            @Override
            public void opened(PullRequest request) {
                steps.add("opened " + request.url());
            }
        });
    }

    /** Whether a text stands in any file of the installation. */
    boolean isAnywhere(String text) throws IOException {
        try (Stream<Path> all = Files.walk(home)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text)) {
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    public void close() {
        tree.close();
        git.close();
    }
}
