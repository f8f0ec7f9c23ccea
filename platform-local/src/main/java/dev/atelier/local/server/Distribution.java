package dev.atelier.local.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Where the build put what is started: the servers, and a place for what is made from them once and shared by all
 * installations of this checkout.
 *
 * @param root the checkout
 * @param war the web application
 */
public record Distribution(Path root, Path war) {
    /** The distribution of a checkout that was built. */
    public static Distribution of(Path root) {
        return new Distribution(root, root.resolve("platform-web/target/ROOT.war"));
    }

    /** The first thing that the build should have made and that is missing. */
    public Optional<Path> missing() {
        return Stream.of(war, keycloak(), mariaDb(), payaraJar(), realm(), themes())
                .filter(Files::notExists)
                .findFirst();
    }

    /** What a new web project starts as, without its dependencies. */
    public Path template() {
        return root.resolve("user-app-template");
    }

    /** Compiles the template's dependencies ahead. */
    public Path prebake() {
        return root.resolve("agent-image/template/prebake.mjs");
    }

    /** The program inside sandboxes, for those without an image. */
    public Path daemon() {
        return root.resolve("agent-image/daemon");
    }

    Path keycloak() {
        return servers().resolve(version("keycloak"));
    }

    Path mariaDb() {
        return servers().resolve(version("mariadb"));
    }

    Path payaraJar() {
        return servers().resolve("payara-micro.jar");
    }

    /** Payara unpacked, so that it neither unpacks itself at each start nor hides its classes from the JVM's archive. */
    Path payara() {
        return servers().resolve("payara");
    }

    Path realm() {
        return root.resolve("compose/keycloak/atelier-realm.json");
    }

    /** The look of the identity provider's pages. */
    Path themes() {
        return root.resolve("compose/keycloak/themes");
    }

    /** What the JVM of a server remembers from one start to the next. */
    StartupArchive startupArchive(String server) {
        return new StartupArchive(servers().resolve("startup"), server);
    }

    Path preparationLock() {
        return servers().resolve("preparation.lock");
    }

    /** Without links: what a JVM remembers of its class path, it remembers by name. */
    private Path servers() {
        Path servers = root.resolve("platform-local/target/servers");
        try {
            return servers.toRealPath();
        } catch (IOException notBuilt) {
            return servers;
        }
    }

    /** The build writes into a resource which versions it has unpacked. */
    private static String version(String server) {
        Properties names = new Properties();
        try (InputStream in = Distribution.class.getResourceAsStream("/dev/atelier/local/servers.properties")) {
            if (in == null) {
                throw new IllegalStateException("servers.properties is missing from the build");
            }
            names.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names.getProperty(server);
    }
}
