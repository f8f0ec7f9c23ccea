package dev.atelier.system.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The machine's nginx in front of the same server, with as many workers as the gateway has event loops. */
record LoneNginx(Process process, int port) implements AutoCloseable {
    @SuppressWarnings("InlineFormatString") // a file of its own, too long to stand in a method
    private static final String SETTINGS = """
            daemon off;
            worker_processes %d;
            pid %2$s/nginx.pid;
            error_log %2$s/nginx.log;
            events { worker_connections 1024; }
            http {
              access_log off;
              client_body_temp_path %2$s; proxy_temp_path %2$s; fastcgi_temp_path %2$s;
              uwsgi_temp_path %2$s; scgi_temp_path %2$s;
              upstream app { server 127.0.0.1:%3$d; keepalive 128; keepalive_requests 1000000; }
              server {
                listen 127.0.0.1:%4$d;
                keepalive_requests 1000000;
                location / {
                  proxy_pass http://app;
                  proxy_http_version 1.1;
                  proxy_set_header Host $host;
                  proxy_set_header Connection $http_connection;
                  proxy_set_header Upgrade $http_upgrade;
                  proxy_buffering off;
                }
              }
            }
            """;

    /** Empty where none is installed. */
    static Optional<LoneNginx> start(Path directory, int upstream) throws IOException, InterruptedException {
        Optional<Path> program = Stream.of("/usr/sbin/nginx", "/usr/bin/nginx")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        if (program.isEmpty()) {
            return Optional.empty();
        }
        int port = HandStarted.freePort();
        int workers = Math.min(Runtime.getRuntime().availableProcessors(), 4);
        Path settings = Files.writeString(
                directory.resolve("nginx.conf"), SETTINGS.formatted(workers, directory, upstream, port));
        Process process = new ProcessBuilder(program.get().toString(), "-c", settings.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("nginx.out").toFile())
                .redirectInput(new File("/dev/null"))
                .start();
        new Web().awaitOk(port, LoneGateway.HOST, "/1", "");
        return Optional.of(new LoneNginx(process, port));
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(20, TimeUnit.SECONDS).join();
    }
}
