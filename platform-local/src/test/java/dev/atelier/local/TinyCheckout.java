package dev.atelier.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** What a launcher needs of a built checkout: the real servers, and a web application of one page. */
final class TinyCheckout {
    private static final String WEB_XML = """
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
              <servlet><servlet-name>ready</servlet-name><jsp-file>/ready.jsp</jsp-file></servlet>
              <servlet-mapping><servlet-name>ready</servlet-name><url-pattern>/health/ready</url-pattern></servlet-mapping>
            </web-app>
            """;
    private static final String READY = """
            <%@page contentType="application/json"%>
            {"status": "up", "components": {"sandbox": {"status": "up", "why": "because this is a test"}}}
            """;

    private TinyCheckout() {}

    static void layOut(Path checkout) throws IOException {
        Path real = Path.of("..").toAbsolutePath().normalize();
        Files.createDirectories(checkout.resolve("platform-local/target"));
        Files.createSymbolicLink(
                checkout.resolve("platform-local/target/servers"), real.resolve("platform-local/target/servers"));
        Files.createSymbolicLink(checkout.resolve("compose"), real.resolve("compose"));
        Path war = checkout.resolve("platform-web/target/ROOT.war");
        Files.createDirectories(war.getParent());
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(war))) {
            entry(zip, "WEB-INF/web.xml", WEB_XML);
            entry(zip, "ready.jsp", READY);
        }
    }

    /** The environment of a launcher that keeps all of its data below the directory and has no template to prepare. */
    static Map<String, String> environment(Path directory, Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.keySet().removeIf(name -> name.startsWith("ATELIER_"));
        environment.put("ATELIER_HOME", directory.resolve("home").toString());
        environment.put("ATELIER_TEMPLATE_DIR", directory.toString());
        environment.putAll(more);
        return environment;
    }

    private static void entry(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
