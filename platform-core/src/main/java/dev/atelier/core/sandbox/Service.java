package dev.atelier.core.sandbox;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A server that keeps running in a sandbox and is started again when it crashes (at most three times a minute).
 *
 * @param name the service named {@link #DEV} is the one that {@link Sandbox#devSocket()} reaches
 * @param port where it listens on 127.0.0.1 inside
 */
public record Service(String name, List<String> argv, Map<String, String> env, int port) {
    /** The name of a project's dev server. */
    public static final String DEV = "dev";

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    public Service {
        if (!NAME.matcher(name).matches() || argv.isEmpty() || port < 1 || port > 65535) {
            throw new IllegalArgumentException("a service needs a name, a program and a port: " + name);
        }
        argv = List.copyOf(argv);
        env = Map.copyOf(env);
    }

    public static Service dev(int port, String... argv) {
        return new Service(DEV, List.of(argv), Map.of(), port);
    }
}
