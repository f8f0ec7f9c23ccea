package dev.atelier.web.workbench;

import dev.atelier.core.blob.BlobKey;
import dev.atelier.core.project.Versions;
import dev.atelier.core.run.RunEvent;
import dev.atelier.core.run.RunEvent.CheckPassed.Check;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.tenant.Actor;
import dev.atelier.web.shell.Words;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the checks of one turn have found so far (B7): the last one counts. */
final class Looks {
    private final Versions versions;
    private final Actor actor;
    private final ProjectId project;
    private @Nullable RunEvent last;

    Looks(Versions versions, Actor actor, ProjectId project) {
        this.versions = versions;
        this.actor = actor;
        this.project = project;
    }

    void passed(RunEvent.CheckPassed passed) {
        last = passed;
    }

    /** A line that opens to what is wrong, with the picture of it. */
    ToolLine failed(RunEvent.CheckFailed failed) {
        last = failed;
        ToolLine line = new ToolLine(Words.of("look.problem"));
        line.finish(false, Words.of("look.problem"), String.join("\n\n", failed.problems()));
        failed.screenshot().ifPresent(key -> line.addPicture(picture(key, Words.of("look.broken.alt"))));
        return line;
    }

    /** Whether anything was checked. */
    boolean have() {
        return last != null;
    }

    boolean broken() {
        return last instanceof RunEvent.CheckFailed;
    }

    /** In a few words, such as "compiles · loads · no console errors". */
    String words() {
        if (last instanceof RunEvent.CheckPassed passed) {
            return passed.checked().stream().map(Looks::word).collect(Collectors.joining(" · "));
        }
        return Words.of(broken() ? "look.failed" : "look.none");
    }

    /** How the app looked at the last check. */
    Optional<LookPicture> picture(int version) {
        Optional<BlobKey> key = Optional.empty();
        if (last instanceof RunEvent.CheckPassed passed) {
            key = passed.screenshot();
        } else if (last instanceof RunEvent.CheckFailed failed) {
            key = failed.screenshot();
        }
        return key.map(named -> picture(named, Words.of("look.alt", version)));
    }

    /** The newest version before that one that is known to work; else the one before it, if there is one. */
    Optional<Integer> lastGood(int version) {
        return versions.lastGood(actor, project, version);
    }

    /** @param key of a picture that was taken of the app, or of something in it */
    LookPicture picture(BlobKey key, String alt) {
        return new LookPicture(() -> versions.picture(actor, project, key), alt);
    }

    private static String word(Check check) {
        return switch (check) {
            case COMPILES -> Words.of("look.compiles");
            case LOADS -> Words.of("look.loads");
            case CONSOLE -> Words.of("look.console");
        };
    }
}
