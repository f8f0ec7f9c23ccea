package dev.atelier.local.server;

import dev.atelier.local.home.Home;
import dev.atelier.local.home.Secrets;
import dev.atelier.local.process.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The identity provider.
 *
 * <p>Keycloak keeps its data below its own directory. So that several installations can share one distribution, each has
 * a directory of links to it with data of its own.
 */
public final class Keycloak implements Server {
    /** Decided once, when the distribution is built for it: starting is then twice as fast. */
    private static final List<String> BUILT_WITH = List.of("build", "--db=dev-file", "--health-enabled=false");

    private final Distribution distribution;
    private final StartupArchive archive;
    private final Path directory;
    private final Path logs;
    private final int port;
    private final String publicUrl;
    private final Secrets secrets;
    private final Map<String, String> environment;

    public Keycloak(
            Distribution distribution,
            Home home,
            int port,
            String publicUrl,
            Secrets secrets,
            Map<String, String> environment) {
        this.distribution = distribution;
        this.archive = distribution.startupArchive("keycloak");
        this.directory = home.of("keycloak");
        this.logs = home.logs();
        this.port = port;
        this.publicUrl = publicUrl;
        this.secrets = secrets;
        this.environment = Environments.plain(environment);
    }

    @Override
    public String name() {
        return "keycloak";
    }

    @Override
    public String title() {
        return "sign-in";
    }

    public String url() {
        return "http://localhost:" + port;
    }

    public String issuer() {
        return url() + "/realms/atelier";
    }

    @Override
    public void prepare() throws IOException, InterruptedException {
        Path shared = distribution.keycloak();
        Once.run(distribution.preparationLock(), shared.resolve("built-for-atelier"), this::build);
        Files.createDirectories(imports());
        if (!Files.exists(directory.resolve("data/h2"))) {
            admin().rememberAddress();
        }
        for (String part : List.of("lib", "conf", "providers")) {
            link(part, shared.resolve(part));
        }
        link("themes", distribution.themes());
        // Imported once: Keycloak leaves a realm alone that it has already.
        Files.copy(distribution.realm(), imports().resolve("atelier-realm.json"), StandardCopyOption.REPLACE_EXISTING);
    }

    private void link(String part, Path target) throws IOException {
        Path link = directory.resolve(part);
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, target);
    }

    @Override
    public Program program() throws IOException {
        Jvm jvm = jvm(directory).with(archive.options(runner()));
        List<String> arguments = List.of(
                "start",
                "--optimized",
                "--import-realm",
                "--cache=local",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--hostname=" + url());
        Map<String, String> settings = Map.of(
                "KC_BOOTSTRAP_ADMIN_USERNAME",
                KeycloakAdmin.USER,
                "KC_BOOTSTRAP_ADMIN_PASSWORD",
                secrets.keeperPassword().reveal(),
                // The realm's file names these.
                "ATELIER_PUBLIC_URL",
                publicUrl,
                "ATELIER_OIDC_CLIENT_SECRET",
                secrets.clientSecret().reveal());
        return new Program(name(), main(jvm, arguments), Environments.with(environment, settings), directory);
    }

    @Override
    public boolean isReady() {
        return new Probe("localhost:" + port, port, "/realms/atelier")
                .ask(Duration.ofSeconds(5))
                .filter(answer -> answer.status() == 200)
                .isPresent();
    }

    @Override
    public void onReady() throws IOException, InterruptedException {
        admin().tellAddress();
    }

    @Override
    public void onStopped() throws IOException {
        archive.keep();
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(30);
    }

    private KeycloakAdmin admin() {
        return new KeycloakAdmin(url(), publicUrl, secrets, directory.resolve("address"));
    }

    private Path imports() {
        return directory.resolve("data/import");
    }

    private void build() throws IOException, InterruptedException {
        Path home = distribution.keycloak();
        OneShot.run(main(jvm(home), BUILT_WITH), environment, home, logs.resolve("keycloak-build.log"));
    }

    private static Jvm jvm(Path home) {
        List<String> opened = new ArrayList<>();
        for (String name : List.of("java.lang", "java.util", "java.util.concurrent", "java.security")) {
            opened.add("--add-opens=java.base/" + name + "=ALL-UNNAMED");
        }
        return new Jvm("64m", "384m")
                .with(opened)
                .with(
                        // It signs people in now and then: the quick compiler is enough, and starts it faster.
                        "-XX:TieredStopAtLevel=1",
                        "-Duser.language=en",
                        "-Duser.country=US",
                        "-Dkc.home.dir=" + home,
                        "-Djboss.server.config.dir=" + home.resolve("conf"),
                        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                        "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                                + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                        "-Dquarkus-log-max-startup-records=10000");
    }

    /** What its start script does, without a shell between us and the process. */
    private List<String> main(Jvm jvm, List<String> arguments) {
        return jvm.main(runner(), "io.quarkus.bootstrap.runner.QuarkusEntryPoint", arguments);
    }

    private List<Path> runner() {
        return List.of(distribution.keycloak().resolve("lib/quarkus-run.jar"));
    }
}
