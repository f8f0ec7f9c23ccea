package dev.atelier.system.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What the numbers were measured on, without saying whose machine it is. */
record Machine(int cores, String processor, String memory, String kernel, String java, double loadBefore) {

    static Machine current() {
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                value("/proc/cpuinfo", "model name"),
                String.format(Locale.ROOT, "%.0f GB", kilobytes(value("/proc/meminfo", "MemTotal")) / 1e6),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.version"),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d cores (%s), %s, %s, Java %s, load %.1f",
                cores,
                processor,
                memory,
                kernel,
                java,
                loadBefore);
    }

    private static double kilobytes(String text) {
        return text.matches("\\d+ kB") ? Double.parseDouble(text.replace(" kB", "")) : 0;
    }

    private static String value(String file, String key) {
        try (var lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(key))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .orElse("unknown");
        } catch (IOException notLinux) {
            return "unknown";
        }
    }
}
