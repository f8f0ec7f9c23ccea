package dev.atelier.core.forge;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import dev.atelier.core.source.git.GitServer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The three forges' ways to answer. */
public final class StandIns {
    private StandIns() {}

    private static boolean hasHeader(HttpExchange exchange, String name, String value) {
        return value.equals(exchange.getRequestHeaders().getFirst(name));
    }

    /** GitHub's and Gitea's answers about a repository are alike as far as anybody here reads them. */
    private static StandIn.Reply repository(StandIn forge) {
        return new StandIn.Reply(
                200,
                Map.of(
                        "full_name",
                        forge.path,
                        "default_branch",
                        "trunk",
                        "permissions",
                        Map.of("pull", true, "push", forge.writable)));
    }

    /** And so are their requests for a pull request. */
    private static StandIn.Opened request(JsonNode body) {
        return new StandIn.Opened(
                body.path("title").asText(),
                body.path("body").asText(),
                body.path("head").asText(),
                body.path("base").asText());
    }

    public static StandIn gitHub(GitServer git) {
        return new StandIn(git, "org/repo") {
            @Override
            ForgeKind kind() {
                return ForgeKind.GITHUB;
            }

            @Override
            boolean knows(HttpExchange exchange) {
                return hasHeader(exchange, "Authorization", "Bearer " + TOKEN)
                        && hasHeader(exchange, "X-GitHub-Api-Version", "2022-11-28");
            }

            @Override
            Optional<Reply> answer(String method, String target, JsonNode body) {
                String root = "/api/v3/repos/" + path;
                if (target.equals(root)) {
                    return Optional.of(repository(this));
                }
                if (method.equals("GET") && target.startsWith(root + "/pulls?")) {
                    String head = parameter(target, "head");
                    boolean owner = head.startsWith("org:");
                    return Optional.of(
                            new Reply(200, owner ? find(head.substring(4), parameter(target, "base")) : List.of()));
                }
                if (method.equals("POST") && target.equals(root + "/pulls")) {
                    Opened request = request(body);
                    return Optional.of(open(
                            request,
                            new Reply(
                                    422,
                                    Map.of(
                                            "message",
                                            "Validation Failed",
                                            "errors",
                                            List.of(Map.of(
                                                    "resource", "PullRequest",
                                                    "code", "custom",
                                                    "message",
                                                            "A pull request already exists for org:" + request.from()
                                                                    + "."))))));
                }
                return Optional.empty();
            }

            @Override
            Map<String, Object> shown(Opened request, int number) {
                return Map.of("number", number, "state", "open", "html_url", host() + "/" + path + "/pull/" + number);
            }
        };
    }

    static StandIn gitea(GitServer git) {
        return new StandIn(git, "org/repo") {
            @Override
            ForgeKind kind() {
                return ForgeKind.GITEA;
            }

            @Override
            boolean knows(HttpExchange exchange) {
                return hasHeader(exchange, "Authorization", "token " + TOKEN);
            }

            @Override
            Optional<Reply> answer(String method, String target, JsonNode body) {
                String root = "/api/v1/repos/" + path;
                if (target.equals(root)) {
                    return Optional.of(repository(this));
                }
                if (method.equals("GET") && target.startsWith(root + "/pulls?")) {
                    boolean firstPage = parameter(target, "page").equals("1");
                    return Optional.of(new Reply(200, firstPage ? all() : List.of()));
                }
                if (method.equals("POST") && target.equals(root + "/pulls")) {
                    Opened request = request(body);
                    return Optional.of(open(
                            request,
                            new Reply(
                                    409, Map.of("message", "pull request already exists for these targets [id: 7]"))));
                }
                return Optional.empty();
            }

            private List<Map<String, Object>> all() {
                List<Map<String, Object>> all = new java.util.ArrayList<>();
                for (int i = 0; i < opened.size(); i++) {
                    all.add(shown(opened.get(i), i + 1));
                }
                return all;
            }

            @Override
            Map<String, Object> shown(Opened request, int number) {
                Map<String, Object> repo = Map.of("full_name", path);
                return Map.of(
                        "number",
                        number,
                        "html_url",
                        host() + "/" + path + "/pulls/" + number,
                        "head",
                        Map.of("ref", request.from(), "repo", repo),
                        "base",
                        Map.of("ref", request.into(), "repo", repo));
            }
        };
    }

    static StandIn gitLab(GitServer git) {
        return new StandIn(git, "group/sub.group/repo") {
            @Override
            ForgeKind kind() {
                return ForgeKind.GITLAB;
            }

            @Override
            boolean knows(HttpExchange exchange) {
                return hasHeader(exchange, "Authorization", "Bearer " + TOKEN);
            }

            @Override
            Optional<Reply> answer(String method, String target, JsonNode body) {
                String root = "/api/v4/projects/group%2Fsub.group%2Frepo";
                if (target.equals(root)) {
                    Map<String, Object> access = Map.of("access_level", writable ? 30 : 20);
                    return Optional.of(new Reply(
                            200,
                            Map.of(
                                    "id",
                                    42,
                                    "path_with_namespace",
                                    path,
                                    "default_branch",
                                    "trunk",
                                    "permissions",
                                    Map.of("project_access", access))));
                }
                if (method.equals("GET") && target.startsWith(root + "/merge_requests?state=opened")) {
                    return Optional.of(new Reply(
                            200, find(parameter(target, "source_branch"), parameter(target, "target_branch"))));
                }
                if (method.equals("POST") && target.equals(root + "/merge_requests")) {
                    Opened request = new Opened(
                            body.path("title").asText(),
                            body.path("description").asText(),
                            body.path("source_branch").asText(),
                            body.path("target_branch").asText());
                    return Optional.of(
                            open(
                                    request,
                                    new Reply(
                                            409,
                                            Map.of(
                                                    "message",
                                                    List.of(
                                                            "Another open merge request already exists for this source branch: !7")))));
                }
                return Optional.empty();
            }

            @Override
            Map<String, Object> shown(Opened request, int number) {
                return Map.of(
                        "id", 1000 + number,
                        "iid", number,
                        "web_url", host() + "/" + path + "/-/merge_requests/" + number);
            }
        };
    }
}
