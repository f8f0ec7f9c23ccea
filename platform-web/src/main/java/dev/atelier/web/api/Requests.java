package dev.atelier.web.api;

import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the API takes. A body or field that is missing arrives as null. */
public final class Requests {
    private Requests() {}

    /** Either a name, for an empty project, or a prompt, for one that is built at once. */
    public record NewProject(
            @Nullable String name, @Nullable String prompt) {}

    public record Rename(@Nullable String name) {}

    /**
     * A message.
     *
     * @param images names of images of the project that come with it
     * @param instead whether it comes before all that waits, and what works is stopped for it
     */
    public record NewMessage(
            @Nullable String text,
            @Nullable List<String> images,
            @Nullable Boolean instead) {}

    /** {@code lastEvent}: number of the newest event of the run that the caller has seen; left out, no edit conflicts. */
    public record EditedMessage(
            @Nullable String text, @Nullable Long lastEvent) {}

    /** From 1, which is next and what is meant if it is left out. */
    public record Move(@Nullable Integer place) {}

    /** {@code 1d}, {@code 7d} (if it is left out), {@code 30d} or {@code never}. */
    public record NewShare(@Nullable String expires) {}

    /** A line as for {@code sh -c}. */
    public record NewCommand(@Nullable String command) {}

    /** Names of npm packages, with a version if need be. */
    public record NewPackages(@Nullable List<String> packages) {}

    /** Names a file. */
    public record PathOf(@Nullable String path) {}

    /** {@code token}: for the repository's host; the caller's stored one if it is left out. */
    public record NewPullRequest(@Nullable String token) {}

    public record NewForgeToken(@Nullable String token) {}

    static <T> T body(@Nullable T body) {
        if (body == null) {
            throw missing("a JSON body");
        }
        return body;
    }

    static <T> T field(@Nullable T value, String name) {
        if (value == null) {
            throw missing("the field \"" + name + "\"");
        }
        return value;
    }

    private static RuntimeException missing(String what) {
        return Fault.of(FaultKind.USER, "missing_field", "The request lacks " + what + ".")
                .asException();
    }
}
