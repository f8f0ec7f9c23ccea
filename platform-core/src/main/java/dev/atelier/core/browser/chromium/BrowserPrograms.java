package dev.atelier.core.browser.chromium;

import dev.atelier.core.browser.BrowserException;
import dev.atelier.core.browser.BrowserSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The programs of this machine that pages are looked at with.
 *
 * @param browser with all links followed
 * @param bwrap bubblewrap
 * @param setpriv from util-linux; gives up all rights
 * @param prlimit from util-linux; sets limits of single processes
 * @param java the JVM that the platform runs on, for the relay
 */
record BrowserPrograms(Path browser, Path bwrap, Path setpriv, Path prlimit, Path java) {

    static BrowserPrograms find(BrowserSettings settings) throws BrowserException {
        Path browser = settings.program()
                .orElseThrow(() -> new BrowserException("no browser is installed; set ATELIER_BROWSER to its path"));
        List<String> missing = new ArrayList<>();
        Optional<Path> bwrap = find(settings, "bwrap", missing);
        Optional<Path> setpriv = find(settings, "setpriv", missing);
        Optional<Path> prlimit = find(settings, "prlimit", missing);
        if (bwrap.isEmpty() || setpriv.isEmpty() || prlimit.isEmpty()) {
            throw new BrowserException("missing on this machine: " + String.join(", ", missing)
                    + "; a browser is not let at users' pages without. On Debian or Ubuntu: apt-get install bubblewrap"
                    + " util-linux");
        }
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new BrowserPrograms(real(browser), bwrap.get(), setpriv.get(), prlimit.get(), real(java));
    }

    /** The directories that hold the browser and the JVM, unless they are part of {@code /usr}. */
    List<Path> outsideUsr() {
        List<Path> outside = new ArrayList<>();
        if (!browser.startsWith("/usr")) {
            outside.add(parent(browser));
        }
        if (!java.startsWith("/usr")) {
            outside.add(parent(parent(java)));
        }
        return outside;
    }

    private static Path parent(Path path) {
        Path parent = path.getParent();
        return parent == null ? path : parent;
    }

    private static Optional<Path> find(BrowserSettings settings, String name, List<String> missing) {
        Optional<Path> found = settings.find(name).map(BrowserPrograms::real);
        if (found.isEmpty()) {
            missing.add(name);
        }
        return found;
    }

    private static Path real(Path program) {
        try {
            return program.toRealPath();
        } catch (IOException e) {
            return program;
        }
    }
}
