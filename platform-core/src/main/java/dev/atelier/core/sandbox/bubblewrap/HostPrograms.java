package dev.atelier.core.sandbox.bubblewrap;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The programs of this machine that sandboxes are made with.
 *
 * @param bwrap bubblewrap
 * @param setpriv from util-linux; gives up all rights
 * @param prlimit from util-linux; sets limits of single processes
 * @param node runs the daemon; with all links followed
 */
record HostPrograms(Path bwrap, Path setpriv, Path prlimit, Path node) {
    /** Programs found, or what is missing for it. */
    sealed interface Search {
        record Found(HostPrograms programs) implements Search {}

        record Missing(List<String> programs) implements Search {}
    }

    static Search find(String searchPath) {
        List<String> missing = new ArrayList<>();
        Optional<Path> bwrap = find("bwrap", searchPath, missing);
        Optional<Path> setpriv = find("setpriv", searchPath, missing);
        Optional<Path> prlimit = find("prlimit", searchPath, missing);
        Optional<Path> node = find("node", searchPath, missing);
        if (bwrap.isPresent() && setpriv.isPresent() && prlimit.isPresent() && node.isPresent()) {
            return new Search.Found(new HostPrograms(bwrap.get(), setpriv.get(), prlimit.get(), node.get()));
        }
        return new Search.Missing(missing);
    }

    /** The directory that holds Node with its {@code bin} and {@code lib}; present unless it is part of {@code /usr}. */
    Optional<Path> nodePrefixOutsideUsr() {
        return Optional.of(node)
                .filter(program -> !program.startsWith("/usr"))
                .map(Path::getParent)
                .map(Path::getParent);
    }

    private static Optional<Path> find(String program, String searchPath, List<String> missing) {
        Optional<Path> found = Arrays.stream(searchPath.split(File.pathSeparator))
                .filter(directory -> directory.startsWith("/"))
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable)
                .findFirst()
                .map(HostPrograms::real);
        if (found.isEmpty()) {
            missing.add(program);
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
