package dev.atelier.core.forge;

import dev.atelier.core.config.Settings;
import dev.atelier.core.net.Connector;
import dev.atelier.core.net.Endpoint;
import dev.atelier.core.source.git.GitUrl;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which forge a repository is on: by its host, which is one of the well-known ones or named by an administrator. */
public final class Forges {
    private static final String KEY = "atelier.forges";
    private static final String EXAMPLE = "git.example.org=gitea,gitlab.example.org=gitlab";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Map<Endpoint, ForgeKind> kinds;
    private final Connector connector;

    private Forges(Map<Endpoint, ForgeKind> kinds, Connector connector) {
        this.kinds = Map.copyOf(kinds);
        this.connector = connector;
    }

    /** {@code atelier.forges}: comma-separated {@code host=kind} or {@code host:port=kind}, beside the well-known. */
    public static Forges from(Settings settings, Connector connector) {
        Map<Endpoint, ForgeKind> kinds = new HashMap<>();
        kinds.put(new Endpoint("github.com", 443), ForgeKind.GITHUB);
        kinds.put(new Endpoint("www.github.com", 443), ForgeKind.GITHUB);
        kinds.put(new Endpoint("gitlab.com", 443), ForgeKind.GITLAB);
        kinds.put(new Endpoint("codeberg.org", 443), ForgeKind.GITEA);
        kinds.put(new Endpoint("gitea.com", 443), ForgeKind.GITEA);
        for (String item : settings.list(KEY)) {
            int equals = item.indexOf('=');
            Optional<Endpoint> endpoint = equals < 0 ? Optional.empty() : endpoint(item.substring(0, equals));
            Optional<ForgeKind> kind = equals < 0 ? Optional.empty() : kind(item.substring(equals + 1));
            if (endpoint.isEmpty() || kind.isEmpty()) {
                throw settings.wrong(
                        KEY, "lists \"" + item + "\", which is not host=github, host=gitea or host=gitlab.", EXAMPLE);
            }
            kinds.put(endpoint.get(), kind.get());
        }
        return new Forges(kinds, connector);
    }

    /** Every forge that is known, by where it is; another name of the same one aside. */
    public Map<Endpoint, ForgeKind> all() {
        Map<Endpoint, ForgeKind> all = new HashMap<>(kinds);
        all.remove(new Endpoint("www.github.com", 443));
        return Map.copyOf(all);
    }

    /** The kind of forge that a repository is on; empty for one that is not known. */
    public Optional<ForgeKind> kindOf(GitUrl repository) {
        return repository.endpoint().map(kinds::get);
    }

    /** The forge itself, or the fault that says that there is none. */
    Forge of(GitUrl repository) {
        ForgeKind kind = kindOf(repository).orElseThrow(() -> ForgeFaults.unknown(repository.host()));
        URI site = URI.create(repository.scheme() + "://"
                + repository
                        .uri()
                        .getRawAuthority()
                        .toLowerCase(Locale.ROOT)
                        .replaceFirst("^www\\.github\\.com$", "github.com"));
        return switch (kind) {
            case GITHUB -> GitHubForge.over(plain(GitHubForge.api(site)));
            case GITEA -> GiteaForge.over(plain(GiteaForge.api(site)));
            case GITLAB -> GitLabForge.over(plain(GitLabForge.api(site)));
        };
    }

    private ForgeApi plain(URI base) {
        return new ForgeApi(connector, base, (headers, token) -> {}, PATIENCE);
    }

    private static Optional<Endpoint> endpoint(String text) {
        int colon = text.lastIndexOf(':');
        boolean hasPort = colon >= 0
                && text.indexOf(']') < colon
                && text.substring(colon + 1).matches("[0-9]{1,5}");
        return hasPort
                ? Endpoint.of(text.substring(0, colon).strip(), Integer.parseInt(text.substring(colon + 1)))
                : Endpoint.of(text.strip(), 443);
    }

    private static Optional<ForgeKind> kind(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "github" -> Optional.of(ForgeKind.GITHUB);
            case "gitea", "forgejo" -> Optional.of(ForgeKind.GITEA);
            case "gitlab" -> Optional.of(ForgeKind.GITLAB);
            default -> Optional.empty();
        };
    }
}
