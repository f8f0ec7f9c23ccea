package dev.atelier.core.forge;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.core.forge.ForgeApi.Reply;
import dev.atelier.core.secret.Secret;
import dev.atelier.core.source.git.BranchName;
import dev.atelier.core.source.git.GitCredentials;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** GitLab (REST, version 4), where a pull request is a merge request. */
final class GitLabForge implements Forge {
    private static final int CONFLICT = 409;

    /** From this role on, "developer", people may push. */
    private static final int MAY_PUSH = 30;

    private final ForgeApi api;

    private GitLabForge(ForgeApi api) {
        this.api = api;
    }

    static GitLabForge over(ForgeApi plain) {
        return new GitLabForge(new ForgeApi(
                plain.connector(),
                plain.base(),
                (headers, token) -> headers.set("Authorization", "Bearer " + token.reveal()),
                plain.patience()));
    }

    static URI api(URI site) {
        return URI.create(site + "/api/v4");
    }

    @Override
    public GitCredentials credentials(Secret token) {
        return new GitCredentials("oauth2", token);
    }

    @Override
    public Repository look(String path, Secret token) {
        JsonNode found = api.get("/projects/" + ForgeApi.encoded(path), token);
        return new Repository(
                api.text(found, "path_with_namespace"),
                new BranchName(api.text(found, "default_branch")),
                mayPush(found.path("permissions")));
    }

    @Override
    public Optional<PullRequest> find(Repository repository, BranchName from, BranchName into, Secret token) {
        JsonNode found = api.get(
                requests(repository) + "?state=opened&source_branch=" + ForgeApi.encoded(from.value())
                        + "&target_branch=" + ForgeApi.encoded(into.value()),
                token);
        return found.isEmpty() ? Optional.empty() : Optional.of(pullRequest(found.path(0)));
    }

    @Override
    public Optional<PullRequest> open(
            Repository repository, BranchName from, BranchName into, ChangeText text, Secret token) {
        Map<String, String> request = Map.of(
                "title", text.title(),
                "description", text.body(),
                "source_branch", from.value(),
                "target_branch", into.value());
        Reply reply = api.post(requests(repository), request, token);
        if (reply.isSuccess()) {
            return Optional.of(pullRequest(reply.body()));
        }
        if (reply.status() == CONFLICT) {
            return Optional.empty();
        }
        throw api.refusal(reply, token);
    }

    private static boolean mayPush(JsonNode permissions) {
        JsonNode project = permissions.path("project_access");
        JsonNode group = permissions.path("group_access");
        boolean says = project.isObject() || group.isObject();
        return !says
                || project.path("access_level").asInt(0) >= MAY_PUSH
                || group.path("access_level").asInt(0) >= MAY_PUSH;
    }

    private static String requests(Repository repository) {
        return "/projects/" + ForgeApi.encoded(repository.path()) + "/merge_requests";
    }

    private PullRequest pullRequest(JsonNode node) {
        return api.pullRequest(node, "web_url", "iid");
    }
}
