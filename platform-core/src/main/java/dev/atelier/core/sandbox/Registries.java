package dev.atelier.core.sandbox;

import dev.atelier.core.sandbox.EgressRule.Reach;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The package registries that this machine's npm and pip are set up with: what sandboxes install from, and by default all
 * that they may reach.
 *
 * @param npm absent for the public one
 * @param pip absent for the public one
 * @param furtherPip pip's {@code extra-index-url}
 */
public record Registries(Optional<URI> npm, Optional<URI> pip, List<URI> furtherPip) {
    private static final Logger LOG = System.getLogger(Registries.class.getName());

    private static final String PUBLIC_NPM = "registry.npmjs.org";
    private static final List<String> PUBLIC_PIP = List.of("pypi.org", "files.pythonhosted.org");

    public Registries {
        furtherPip = List.copyOf(furtherPip);
    }

    /** The public registries. */
    public static Registries standard() {
        return new Registries(Optional.empty(), Optional.empty(), List.of());
    }

    /** As npm and pip would find them: environment first, then the user's file, then the machine's. */
    public static Registries of(Map<String, String> environment) {
        Path home = Path.of(environment.getOrDefault("HOME", "/nonexistent"));
        KeyValueFiles npmrc = KeyValueFiles.read(
                home.resolve(".npmrc"),
                Path.of("/etc/npmrc"),
                Path.of("/usr/etc/npmrc"),
                Path.of("/usr/local/etc/npmrc"));
        KeyValueFiles pipConf = KeyValueFiles.read(
                home.resolve(".config/pip/pip.conf"), home.resolve(".pip/pip.conf"), Path.of("/etc/pip.conf"));
        Optional<String> npm =
                first(environment, "NPM_CONFIG_REGISTRY", "npm_config_registry").or(() -> npmrc.get("registry"));
        Optional<String> pip = first(environment, "PIP_INDEX_URL").or(() -> pipConf.get("index-url"));
        Optional<String> more = first(environment, "PIP_EXTRA_INDEX_URL").or(() -> pipConf.get("extra-index-url"));
        return new Registries(
                npm.flatMap(Registries::address),
                pip.flatMap(Registries::address),
                more.stream()
                        .flatMap(list -> Stream.of(list.strip().split("\\s+", -1)))
                        .flatMap(url -> address(url).stream())
                        .toList());
    }

    /**
     * The hosts to reach for it. They may have private addresses: the administrator has set them up, and many a company
     * lets the public names lead to a mirror of its own.
     */
    public EgressPolicy policy() {
        List<EgressRule> rules = new ArrayList<>();
        npm.ifPresentOrElse(url -> rules.add(rule(url)), () -> rules.add(https(PUBLIC_NPM)));
        pip.ifPresentOrElse(url -> rules.add(rule(url)), () -> PUBLIC_PIP.forEach(host -> rules.add(https(host))));
        furtherPip.forEach(url -> rules.add(rule(url)));
        return new EgressPolicy(rules.stream().distinct().toList());
    }

    private static EgressRule https(String host) {
        return new EgressRule(host, 443, Reach.PRIVATE);
    }

    private static EgressRule rule(URI url) {
        int standardPort = "http".equals(url.getScheme()) ? 80 : 443;
        return new EgressRule(url.getHost(), url.getPort() > 0 ? url.getPort() : standardPort, Reach.PRIVATE);
    }

    /** Without user and password, if it names any: sandboxes get no secrets, so such a registry has to admit them. */
    private static Optional<URI> address(String written) {
        try {
            URI url = new URI(written.strip());
            boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
            if (web && url.getHost() != null) {
                if (url.getUserInfo() != null) {
                    LOG.log(Level.WARNING, "sandboxes use {0} without the credentials set for it", url.getHost());
                }
                return Optional.of(
                        new URI(url.getScheme(), null, url.getHost(), url.getPort(), url.getPath(), null, null));
            }
        } catch (URISyntaxException notAnAddress) {
            // told below, and without the text, which may hold a password
        }
        LOG.log(Level.WARNING, "a registry in the npm or pip settings has no usable address and is ignored");
        return Optional.empty();
    }

    private static Optional<String> first(Map<String, String> environment, String... names) {
        return Stream.of(names)
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isBlank())
                .findFirst();
    }
}
