package dev.atelier.web.container;

import dev.atelier.core.store.DatabaseSettings;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Properties;
import org.jboss.shrinkwrap.api.Filters;
import org.jboss.shrinkwrap.api.GenericArchive;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ExplodedImporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The application as the build packages it, with settings of its own inside. */
final class Deployed {
    static final String PUBLIC_URL = "http://atelier.test:8080";

    private static final Path ROOT = Path.of("..");

    private Deployed() {}

    /**
     * All of it.
     *
     * @param home an empty directory
     * @param issuer the address of an identity provider
     */
    static WebArchive application(DatabaseSettings database, Path home, String issuer) throws IOException {
        WebArchive war = ShrinkWrap.create(WebArchive.class, "ROOT.war");
        war.merge(directory("target/classes"), "/WEB-INF/classes", Filters.includeAll());
        war.merge(directory("src/main/webapp"), "/", Filters.includeAll());
        String[] libraries =
                Files.readString(Path.of("target/container/libraries")).split(File.pathSeparator, -1);
        for (String library : libraries) {
            add(war, new File(library));
        }
        war.addAsResource(new StringAsset(settings(database, home, issuer)), "META-INF/microprofile-config.properties");
        return war;
    }

    /** Inside a build a module of ours is a directory, not yet an archive. */
    private static void add(WebArchive war, File library) {
        if (library.isDirectory()) {
            // <module>/target/classes
            String name = library.toPath().getName(library.toPath().getNameCount() - 3) + ".jar";
            war.addAsLibrary(ShrinkWrap.create(JavaArchive.class, name)
                    .as(ExplodedImporter.class)
                    .importDirectory(library)
                    .as(JavaArchive.class));
        } else {
            war.addAsLibrary(library);
        }
    }

    private static GenericArchive directory(String path) {
        return ShrinkWrap.create(GenericArchive.class)
                .as(ExplodedImporter.class)
                .importDirectory(path)
                .as(GenericArchive.class);
    }

    private static String settings(DatabaseSettings database, Path home, String issuer) throws IOException {
        Properties settings = new Properties();
        settings.setProperty("atelier.home", home.toString());
        settings.setProperty("atelier.public.url", PUBLIC_URL);
        settings.setProperty("atelier.db.url", database.url());
        settings.setProperty("atelier.db.user", database.user());
        settings.setProperty("atelier.db.password", database.password().reveal());
        settings.setProperty("atelier.oidc.issuer", issuer);
        settings.setProperty("atelier.oidc.client.secret", "not-a-secret");
        settings.setProperty("atelier.gateway.key", Base64.getEncoder().encodeToString(new byte[32]));
        settings.setProperty("atelier.secrets.key", Base64.getEncoder().encodeToString(new byte[32]));
        settings.setProperty("atelier.routes.dir", made(home.resolve("routes")));
        settings.setProperty("atelier.template.dir", absolute("user-app-template"));
        settings.setProperty("atelier.daemon.dir", absolute("agent-image/daemon"));
        settings.setProperty("atelier.sandbox", "local");
        StringWriter text = new StringWriter();
        settings.store(text, null);
        return text.toString();
    }

    private static String made(Path directory) {
        try {
            return Files.createDirectories(directory).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String absolute(String path) {
        return ROOT.resolve(path).toAbsolutePath().normalize().toString();
    }
}
