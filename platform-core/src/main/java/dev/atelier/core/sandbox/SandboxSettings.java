package dev.atelier.core.sandbox;

import dev.atelier.core.config.LiveKey;
import dev.atelier.core.config.LiveKey.Area;
import dev.atelier.core.config.LiveKey.Kind;
import dev.atelier.core.config.Settings;
import dev.atelier.core.sandbox.EgressRule.Reach;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The installation's settings of this feature.
 *
 * @param home absolute path of the data directory ({@code ATELIER_HOME})
 * @param image of Docker sandboxes ({@code ATELIER_SANDBOX_IMAGE})
 * @param limits of a sandbox that is given no others ({@code ATELIER_SANDBOX_MEMORY_MB}, {@code _CPUS}, {@code _PIDS}, {@code
 *     _OUTPUT_MB})
 * @param egress of a sandbox that is given no other ({@code ATELIER_EGRESS_ALLOW})
 * @param caBundle certificates to trust, behind a proxy that inspects TLS ({@code ATELIER_CA_BUNDLE})
 * @param daemon directory of the daemon for sandboxes without an image ({@code ATELIER_DAEMON_DIR})
 * @param searchPath where programs are looked for
 */
public record SandboxSettings(
        SandboxKind kind,
        Path home,
        String image,
        SandboxLimits limits,
        EgressPolicy egress,
        Registries registries,
        Optional<Path> caBundle,
        Path daemon,
        String searchPath) {
    private static final String MEMORY = "atelier.sandbox.memory.mb";
    private static final String CPUS = "atelier.sandbox.cpus";
    private static final String PIDS = "atelier.sandbox.pids";
    private static final String OUTPUT = "atelier.sandbox.output.mb";
    private static final String EGRESS = "atelier.egress.allow";

    /** What each new sandbox gets; those that run keep what they have. */
    public static final List<LiveKey> LIVE = List.of(
            key(MEMORY, Kind.NUMBER, SandboxLimits::memoryMb),
            key(CPUS, Kind.DECIMAL, SandboxLimits::cpus),
            key(PIDS, Kind.NUMBER, SandboxLimits::pids),
            key(OUTPUT, Kind.NUMBER, SandboxLimits::outputMb),
            LiveKey.optional(
                    EGRESS,
                    Area.NETWORK,
                    Kind.LIST,
                    settings -> SandboxSettings.egress(settings, Registries.of(Map.of()))));

    private static final String STANDARD_SEARCH_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    /** Debian's and its relatives', Fedora's and its relatives', Alpine's and openSUSE's. */
    private static final List<String> MACHINE_BUNDLES = List.of(
            "/etc/ssl/certs/ca-certificates.crt",
            "/etc/pki/tls/certs/ca-bundle.crt",
            "/etc/ssl/cert.pem",
            "/etc/ssl/ca-bundle.pem");

    private static final List<String> TRUST_VARIABLES =
            List.of("NODE_EXTRA_CA_CERTS", "PIP_CERT", "REQUESTS_CA_BUNDLE", "SSL_CERT_FILE", "GIT_SSL_CAINFO");

    /**
     * Reads and checks them.
     *
     * @param environment of this process, for what the machine itself is set up with
     */
    public static SandboxSettings from(Settings settings, Map<String, String> environment) {
        Registries registries = Registries.of(environment);
        return new SandboxSettings(
                settings.choice("atelier.sandbox", SandboxKind.AUTO),
                Path.of(settings.text("atelier.home", "data")).toAbsolutePath().normalize(),
                settings.text("atelier.sandbox.image", "atelier/sandbox:dev"),
                limits(settings),
                egress(settings, registries),
                registries,
                caBundle(settings, environment),
                Path.of(settings.text("atelier.daemon.dir", "agent-image/daemon"))
                        .toAbsolutePath()
                        .normalize(),
                environment.getOrDefault("PATH", STANDARD_SEARCH_PATH));
    }

    /**
     * The environment of the daemon, from which it makes that of commands; may be added to.
     *
     * @param caBundleInside where the sandbox sees the bundle
     */
    public Map<String, String> environmentInside(String caBundleInside) {
        Map<String, String> inside = new TreeMap<>();
        inside.put("ATELIER_SANDBOX", "1");
        if (caBundle.isPresent()) {
            TRUST_VARIABLES.forEach(name -> inside.put(name, caBundleInside));
        }
        registries.npm().ifPresent(url -> inside.put("NPM_CONFIG_REGISTRY", url.toString()));
        registries.pip().ifPresent(url -> inside.put("PIP_INDEX_URL", url.toString()));
        return inside;
    }

    /** Those of the sandboxes that are made from now on. */
    public static SandboxLimits limits(Settings settings) {
        SandboxLimits standard = SandboxLimits.standard();
        return new SandboxLimits(
                (int) settings.number(MEMORY, standard.memoryMb(), 64, 1024 * 1024),
                settings.decimal(CPUS, standard.cpus(), 0.1, 256),
                (int) settings.number(PIDS, standard.pids(), 32, 100_000),
                standard.scratchMb(),
                standard.largestFileMb(),
                standard.longestCommand(),
                (int) settings.number(OUTPUT, standard.outputMb(), 1, 1024));
    }

    /** That of the sandboxes that are made from now on. */
    public static EgressPolicy egress(Settings settings, Registries registries) {
        List<String> listed = settings.list(EGRESS);
        if (listed.isEmpty()) {
            return registries.policy();
        }
        return new EgressPolicy(listed.stream()
                .map(item -> EgressRule.parse(item, Reach.PRIVATE)
                        .orElseThrow(() -> settings.wrong(
                                EGRESS,
                                "lists \"" + item + "\", which is not host or host:port.",
                                "registry.npmjs.org,pypi.org,git.example.org:8443")))
                .toList());
    }

    private static LiveKey key(String name, Kind kind, Function<SandboxLimits, Object> value) {
        return LiveKey.of(name, Area.SANDBOXES, kind, SandboxSettings::limits, value);
    }

    private static Optional<Path> caBundle(Settings settings, Map<String, String> environment) {
        Optional<Path> named = settings.text("atelier.ca.bundle").map(Path::of);
        if (named.isPresent() && !Files.isReadable(named.get())) {
            throw settings.wrong(
                    "atelier.ca.bundle", "names a file that cannot be read.", "/etc/ssl/certs/ca-certificates.crt");
        }
        return named.or(() -> Optional.ofNullable(environment.get("SSL_CERT_FILE"))
                        .map(Path::of)
                        .filter(Files::isReadable))
                .or(() -> MACHINE_BUNDLES.stream()
                        .map(Path::of)
                        .filter(Files::isReadable)
                        .findFirst())
                .map(bundle -> bundle.toAbsolutePath().normalize());
    }
}
