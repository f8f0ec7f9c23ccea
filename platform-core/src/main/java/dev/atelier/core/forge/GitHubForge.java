package dev.atelier.core.forge;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.core.forge.ForgeApi.Reply;
import dev.atelier.core.secret.Secret;
import dev.atelier.core.source.git.BranchName;
import dev.atelier.core.source.git.GitCredentials;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** GitHub, of GitHub itself or on somebody's own machine (REST, version 2022-11-28). */
final class GitHubForge implements Forge {
    private final ForgeApi api;

    private GitHubForge(ForgeApi api) {
        this.api = api;
    }

    static GitHubForge over(ForgeApi plain) {
        return new GitHubForge(new ForgeApi(
                plain.connector(),
                plain.base(),
                (headers, token) -> headers.set("Authorization", "Bearer " + token.reveal())
                        .set("Accept", "application/vnd.github+json")
                        .set("X-GitHub-Api-Version", "2022-11-28"),
                plain.patience()));
    }

    /** Where the interface of a host is. */
    static URI api(URI site) {
        return site.getHost().equals("github.com")
                ? URI.create("https://api.github.com")
                : URI.create(site + "/api/v3");
    }

    @Override
    public GitCredentials credentials(Secret token) {
        return GitCredentials.of(token);
    }

    @Override
    public Repository look(String path, Secret token) {
        JsonNode found = api.get("/repos/" + ForgeApi.encodedPath(path), token);
        return new Repository(
                api.text(found, "full_name"),
                new BranchName(api.text(found, "default_branch")),
                found.path("permissions").path("push").asBoolean(true));
    }

    @Override
    public Optional<PullRequest> find(Repository repository, BranchName from, BranchName into, Secret token) {
        String owner = repository.path().substring(0, repository.path().indexOf('/'));
        JsonNode found = api.get(
                pulls(repository) + "?state=open&head=" + ForgeApi.encoded(owner + ":" + from) + "&base="
                        + ForgeApi.encoded(into.value()),
                token);
        return found.isEmpty() ? Optional.empty() : Optional.of(pullRequest(found.path(0)));
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
        for (JsonNode error : reply.body().path("errors")) {
            if (error.path("message").asText("").startsWith("A pull request already exists")) {
                return Optional.empty();
            }
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
