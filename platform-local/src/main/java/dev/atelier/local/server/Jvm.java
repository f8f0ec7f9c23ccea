package dev.atelier.local.server;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines of the JVMs that run servers. They use the JDK that runs the launcher. */
final class Jvm {
    private final List<String> command = new ArrayList<>();

    Jvm(String least, String most) {
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Small heaps on few cores: the serial collector needs the least memory and starts fastest.
        command.addAll(List.of("-Xms" + least, "-Xmx" + most, "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Djava.net.preferIPv4Stack=true"));
    }

    Jvm with(String... options) {
        return with(List.of(options));
    }

    Jvm with(List<String> options) {
        command.addAll(options);
        return this;
    }

    /** The whole command. */
    List<String> main(List<Path> classpath, String mainClass, List<String> arguments) {
        List<String> whole = new ArrayList<>(command);
        whole.add("-cp");
        whole.add(String.join(
                File.pathSeparator, classpath.stream().map(Path::toString).toList()));
        whole.add(mainClass);
        whole.addAll(arguments);
        return List.copyOf(whole);
    }
}
