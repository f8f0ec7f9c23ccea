package dev.atelier.core.turn;

import dev.atelier.core.agent.RepositoryBrief;
import dev.atelier.core.fault.FaultException;
import dev.atelier.core.source.SourcePath;
import dev.atelier.core.source.WorkTree;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What the repository wants agents to know (T7). It is data: nothing reads it for limits, tools or destinations. */
public final class Instructions {
    private static final List<String> FILES = List.of("AGENTS.md", "AGENTS.md.example");
    private static final int LONGEST = 16_000;
    private static final String DEFAULT = read("agents-default.md");

    private Instructions() {}

    /**
     * What an agent is told about the repository.
     *
     * @param begin the file that somebody named to begin with
     */
    public static RepositoryBrief brief(WorkTree files, Optional<SourcePath> begin) {
        for (String name : FILES) {
            SourcePath path = SourcePath.of(name);
            Optional<String> text = text(files, path);
            if (text.isPresent()) {
                return new RepositoryBrief(cut(text.get()), Optional.of(path), begin);
            }
        }
        return new RepositoryBrief(DEFAULT, Optional.empty(), begin);
    }

    /** Nothing where it is no readable text: a repository is not refused for that. */
    private static Optional<String> text(WorkTree files, SourcePath path) {
        try {
            return files.exists(path)
                    ? Optional.of(files.readText(path, WorkTree.LARGEST_FILE)).filter(text -> !text.isBlank())
                    : Optional.empty();
        } catch (FaultException e) {
            return Optional.empty();
        }
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "\n[the rest is left out]";
    }

    private static String read(String resource) {
        try (InputStream in = Objects.requireNonNull(Instructions.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
