package dev.atelier.core.forge;

import dev.atelier.core.source.git.BareRepository;
import dev.atelier.core.source.git.GitServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A forge in the manner of GitHub with one repository, for tests of what is above this package. */
public final class ServedForge implements AutoCloseable {
    private final GitServer git;
    private final StandIn forge;
    private final BareRepository repository;

    /**
     * A pull request as it was opened.
     *
     * @param from its branch
     */
    public record Opened(String title, String body, String from, String into) {}

    public ServedForge(Path directory) throws IOException, InterruptedException {
        git = new GitServer(directory);
        forge = StandIns.gitHub(git);
        repository = new BareRepository(directory.resolve(forge.path + ".git"));
        git.requireToPush(StandIn.TOKEN);
    }

    /** Nobody reads it without the token. */
    public void makePrivate() {
        git.requireToReadAndPush(StandIn.TOKEN);
    }

    public BareRepository repository() {
        return repository;
    }

    public GitServer git() {
        return git;
    }

    public String url() {
        return forge.host() + "/" + forge.path + ".git";
    }

    public String token() {
        return StandIn.TOKEN;
    }

    /** With which an installation may use it. */
    public Map<String, String> settings() {
        return Map.of(
                "ATELIER_CONNECT_ALLOW",
                "127.0.0.1",
                "ATELIER_GIT_HTTP",
                "true",
                "ATELIER_FORGES",
                "127.0.0.1:" + git.port() + "=github");
    }

    public List<Opened> opened() {
        return forge.opened.stream()
                .map(one -> new Opened(one.title(), one.body(), one.from(), one.into()))
                .toList();
    }

    /** From now on nobody with the token may push. */
    public void forbidPushing() {
        forge.writable = false;
    }

    @Override
    public void close() {
        git.close();
    }
}
