package dev.atelier.local.server;

import dev.atelier.core.secret.Secret;
import dev.atelier.local.home.Json;
import dev.atelier.local.home.PrivateFile;
import dev.atelier.local.home.Secrets;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the realm's client in step with the platform's address, which may change from one start to the next, while the
 * realm itself is imported only once.
 */
final class KeycloakAdmin {
    static final String USER = "keeper";

    private final String keycloak;
    private final String publicUrl;
    private final Secrets secrets;
    private final Path done;

    /**
     * @param keycloak its address
     * @param done remembers which address was told last
     */
    KeycloakAdmin(String keycloak, String publicUrl, Secrets secrets, Path done) {
        this.keycloak = keycloak;
        this.publicUrl = publicUrl;
        this.secrets = secrets;
        this.done = done;
    }

    /** The realm knows the address, or will when it is imported. */
    void rememberAddress() throws IOException {
        PrivateFile.write(done, publicUrl + "\n");
    }

    /** Tells a running Keycloak the address, unless it was told that same one before. */
    void tellAddress() throws IOException, InterruptedException {
        if (Files.exists(done) && Files.readString(done).strip().equals(publicUrl)) {
            return;
        }
        try (HttpClient http = HttpClient.newHttpClient()) {
            String token = token(http);
            String clients = keycloak + "/admin/realms/atelier/clients";
            Map<String, Object> client = onlyOne(send(http, authorised(token, clients + "?clientId=atelier-web")));
            send(
                    http,
                    authorised(token, clients + "/" + client.get("id"))
                            .header("Content-Type", "application/json")
                            .PUT(BodyPublishers.ofString(Json.write(withAddress(client)))));
        }
        rememberAddress();
    }

    private Map<String, Object> withAddress(Map<String, Object> client) {
        Map<String, Object> changed = new LinkedHashMap<>(client);
        Map<String, Object> attributes = object(client.get("attributes"));
        attributes.put("post.logout.redirect.uris", publicUrl + "/*");
        changed.put("attributes", attributes);
        changed.put("rootUrl", publicUrl);
        changed.put("redirectUris", List.of(publicUrl + "/*"));
        changed.put("webOrigins", List.of(publicUrl));
        changed.put("secret", secrets.clientSecret().reveal());
        return changed;
    }

    private String token(HttpClient http) throws IOException, InterruptedException {
        String form = "grant_type=password&client_id=admin-cli&username=" + USER + "&password="
                + encoded(secrets.keeperPassword());
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(keycloak + "/realms/master/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
        return String.valueOf(Json.read(send(http, request)).get("access_token"));
    }

    private static HttpRequest.Builder authorised(String token, String url) {
        return HttpRequest.newBuilder(URI.create(url)).header("Authorization", "Bearer " + token);
    }

    private static String send(HttpClient http, HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpRequest built = request.timeout(Duration.ofSeconds(20)).build();
        HttpResponse<String> response = http.send(built, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IOException("Keycloak answered " + response.statusCode() + " to " + built.method() + " "
                    + built.uri().getPath());
        }
        return response.body();
    }

    /** The answer is a list with one element; what the launcher reads otherwise are objects. */
    private static Map<String, Object> onlyOne(String list) throws IOException {
        if (Json.read("{\"found\":" + list + "}").get("found") instanceof List<?> found && !found.isEmpty()) {
            return object(found.getFirst());
        }
        throw new IOException("Keycloak does not know the client atelier-web; was the realm changed by hand?");
    }

    private static Map<String, Object> object(@Nullable Object json) {
        Map<String, Object> result = new LinkedHashMap<>();
        if (json instanceof Map<?, ?> map) {
            map.forEach((key, value) -> result.put(String.valueOf(key), value));
        }
        return result;
    }

    private static String encoded(Secret secret) {
        return URLEncoder.encode(secret.reveal(), StandardCharsets.UTF_8);
    }
}
