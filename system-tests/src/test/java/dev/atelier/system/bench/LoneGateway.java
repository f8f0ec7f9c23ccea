package dev.atelier.system.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.TimeUnit;

/** The gateway alone, as a process like that of the one-machine form, with one open route. */
record LoneGateway(Process process, int port) implements AutoCloseable {
    static final String HOST = "bench.apps.localhost";

    static LoneGateway start(Path directory, int upstream) throws IOException, InterruptedException {
        Path routes = Files.createDirectories(directory.resolve("routes"));
        Files.writeString(
                routes.resolve(HOST + ".json"),
                "{\"version\":1,\"host\":\"" + HOST + "\",\"upstream\":\"http://127.0.0.1:" + upstream
                        + "\",\"state\":\"running\",\"access\":\"open\",\"frameAncestors\":\"http://atelier.localhost\","
                        + "\"activity\":{\"file\":\"" + directory.resolve("used") + "\"}}");
        int port = HandStarted.freePort();
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms16m",
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:CompileThresholdScaling=0.1",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.atelier.proxy.Main");
        builder.environment().put("ATELIER_PORT", String.valueOf(port));
        builder.environment().put("ATELIER_ROUTES_DIR", routes.toString());
        builder.environment().put("ATELIER_GATEWAY_KEY", Base64.getEncoder().encodeToString(new byte[32]));
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(directory.resolve("gateway.log").toFile())
                .redirectInput(new File("/dev/null"))
                .start();
        LoneGateway gateway = new LoneGateway(process, port);
        new Web().awaitOk(port, HOST, "/1", "");
        return gateway;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(20, TimeUnit.SECONDS).join();
    }
}
