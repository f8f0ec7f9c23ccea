package dev.atelier.core.forge;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.core.forge.ForgeApi.Reply;
import dev.atelier.core.secret.Secret;
import dev.atelier.core.source.git.BranchName;
import dev.atelier.core.source.git.GitCredentials;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** Gitea, and Forgejo, which answers alike (interface version 1). */
final class GiteaForge implements Forge {
    private static final int PAGE = 50;
    private static final int MOST_PAGES = 10;
    private static final int CONFLICT = 409;

    private final ForgeApi api;

    private GiteaForge(ForgeApi api) {
        this.api = api;
    }

    static GiteaForge over(ForgeApi plain) {
        return new GiteaForge(new ForgeApi(
                plain.connector(),
                plain.base(),
                (headers, token) -> headers.set("Authorization", "token " + token.reveal()),
                plain.patience()));
    }

    static URI api(URI site) {
        return URI.create(site + "/api/v1");
    }

    @Override
    public GitCredentials credentials(Secret token) {
        return new GitCredentials("oauth2", token);
    }

    @Override
    public Repository look(String path, Secret token) {
        JsonNode found = api.get("/repos/" + ForgeApi.encodedPath(path), token);
        return new Repository(
                api.text(found, "full_name"),
                new BranchName(api.text(found, "default_branch")),
                found.path("permissions").path("push").asBoolean(true));
    }

    /** Older versions cannot look one up by its branches; the newest come first, and ours is new. */
    @Override
    public Optional<PullRequest> find(Repository repository, BranchName from, BranchName into, Secret token) {
        for (int page = 1; page <= MOST_PAGES; page++) {
            JsonNode found =
                    api.get(pulls(repository) + "?state=open&sort=recentupdate&limit=" + PAGE + "&page=" + page, token);
            for (JsonNode one : found) {
                boolean ours = one.path("head").path("ref").asText("").equals(from.value())
                        && one.path("base").path("ref").asText("").equals(into.value())
                        && one.path("head")
                                .path("repo")
                                .path("full_name")
                                .asText(repository.path())
                                .equals(repository.path());
                if (ours) {
                    return Optional.of(pullRequest(one));
                }
            }
            if (found.isEmpty()) {
                break;
            }
        }
        return Optional.empty();
    }

    @Override
    public Optional<PullRequest> open(
            Repository repository, BranchName from, BranchName into, ChangeText text, Secret token) {
        Map<String, String> request =
                Map.of("title", text.title(), "body", text.body(), "head", from.value(), "base", into.value());
        Reply reply = api.post(pulls(repository), request, token);
        if (reply.isSuccess()) {
            return Optional.of(pullRequest(reply.body()));
        }
        if (reply.status() == CONFLICT) {
            return Optional.empty();
        }
        throw api.refusal(reply, token);
    }

    private static String pulls(Repository repository) {
        return "/repos/" + ForgeApi.encodedPath(repository.path()) + "/pulls";
    }

    private PullRequest pullRequest(JsonNode node) {
        return api.pullRequest(node, "html_url", "number");
    }
}
