package dev.atelier.local.server;

import dev.atelier.local.home.Home;
import dev.atelier.local.home.Trees;
import dev.atelier.local.process.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The application server with the web application in it. */
public final class Payara implements Server {
    /**
     * Run before Payara listens. Hazelcast, which we do not use, takes half of its start; looking for beans in libraries
     * that do not declare to have any takes a fifth of the application's.
     */
    private static final String BEFORE_BOOT = """
            set configs.config.server-config.network-config.network-listeners.network-listener.http-listener.address=127.0.0.1
            set configs.config.server-config.hazelcast-config-specific-configuration.enabled=false
            set configs.config.server-config.cdi-service.enable-implicit-cdi=false
            """;

    private final PayaraRuntime runtime;
    private final Distribution distribution;
    private final StartupArchive archive;
    private final Path directory;
    private final int port;
    private final String host;
    private final List<String> jvmOptions;
    private final Map<String, String> environment;
    private final DeploymentWatch deployment = new DeploymentWatch();

    /**
     * @param jvmOptions in addition to ours, and stronger
     * @param host the platform's host name, as browsers send it
     * @param environment the application's whole environment
     */
    public Payara(
            Distribution distribution,
            Home home,
            int port,
            String host,
            List<String> jvmOptions,
            Map<String, String> environment) {
        this.runtime = new PayaraRuntime(distribution, home.logs());
        this.distribution = distribution;
        this.archive = distribution.startupArchive("platform");
        this.directory = home.of("payara");
        this.port = port;
        this.host = host;
        this.jvmOptions = List.copyOf(jvmOptions);
        this.environment = Map.copyOf(environment);
    }

    @Override
    public String name() {
        return "platform";
    }

    @Override
    public String title() {
        return "platform";
    }

    @Override
    public void prepare() throws IOException, InterruptedException {
        runtime.prepare(Environments.plain(environment));
    }

    @Override
    public Program program() throws IOException {
        layOutDirectory();
        Jvm jvm = new Jvm("128m", "640m")
                .with(archive.options(runtime.classpath()))
                .with(runtime.jvmOptions())
                .with("-Djava.io.tmpdir=" + directory.resolve("tmp"))
                // The thorough compiler would take as long as all the rest of the start. It pays off for hours of full
                // load only: give it back with ATELIER_JVM_OPTIONS=-XX:TieredStopAtLevel=4
                .with("-XX:TieredStopAtLevel=1")
                // With the small space that the quick compiler gets, all stands still for a whole collection each time
                // a sixth of it has been filled: several times in a start, and later in the middle of somebody's turn.
                .with("-XX:ReservedCodeCacheSize=240m")
                .with(jvmOptions);
        List<String> arguments = List.of(
                "--rootdir=" + directory,
                "--port=" + port,
                "--maxhttpthreads=128",
                "--prebootcommandfile=" + beforeBoot(),
                "--nocluster",
                "--disablephonehome",
                "--deploy=" + distribution.war(),
                "--contextroot=/");
        return new Program(name(), runtime.main(jvm, arguments), environment, directory);
    }

    /** Payara says that it is ready even when the application was not deployed: only the application's answer counts. */
    @Override
    public boolean isReady() {
        return health().filter(answer -> answer.status() == 200).isPresent();
    }

    /** What the application says about itself. */
    public Optional<Probe.Answer> health() {
        return new Probe(host, port, "/health/ready").ask(Duration.ofSeconds(10));
    }

    @Override
    public Optional<Failure> failureIn(String line) {
        return deployment.read(line);
    }

    @Override
    public void onStopped() throws IOException {
        archive.keep();
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(40);
    }

    private Path beforeBoot() {
        return directory.resolve("before-boot");
    }

    /** Payara remembers in its directory what was deployed, and would deploy it again: each start gets a fresh one. */
    private void layOutDirectory() throws IOException {
        Trees.delete(directory);
        Files.createDirectories(directory.resolve("tmp"));
        runtime.layOut(directory);
        Files.writeString(beforeBoot(), BEFORE_BOOT);
    }
}
