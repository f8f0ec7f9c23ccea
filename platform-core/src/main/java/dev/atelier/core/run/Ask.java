package dev.atelier.core.run;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Optional;

/** What somebody wants done to a project. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Ask.Change.class, name = "change"),
    @JsonSubTypes.Type(value = Ask.Restore.class, name = "restore"),
    @JsonSubTypes.Type(value = Ask.StartOver.class, name = "start_over"),
    @JsonSubTypes.Type(value = Ask.Command.class, name = "command"),
    @JsonSubTypes.Type(value = Ask.Install.class, name = "install"),
    @JsonSubTypes.Type(value = Ask.RestoreFile.class, name = "restore_file"),
    @JsonSubTypes.Type(value = Ask.Edit.class, name = "edit"),
    @JsonSubTypes.Type(value = Ask.Task.class, name = "task"),
    @JsonSubTypes.Type(value = Ask.PullRequest.class, name = "pull_request")
})
public sealed interface Ask {
    /** The words as the person would recognise them. */
    String text();

    /** Change the project as the words say, with what was sent along. */
    record Change(String text, List<Attachment> attachments) implements Ask {
        /** Asks that were stored before there were attachments have none. */
        public Change {
            attachments = attachments == null ? List.of() : List.copyOf(attachments);
        }

        public Change(String text) {
            this(text, List.of());
        }
    }

    /** Make the project what it was at an earlier version, as a new version, so that this can be undone too. */
    record Restore(int version) implements Ask {
        @Override
        public String text() {
            return "Restore version " + version;
        }
    }

    /**
     * Make the project what it began as and begin its conversation anew, as a new version, so that this can be undone
     * (B19).
     */
    record StartOver() implements Ask {
        @Override
        public String text() {
            return "Start over";
        }
    }

    /**
     * Run a command in the project's sandbox. It is a run like any other, so that it never gets into the way of one that
     * changes the same files (docs/adr/0020).
     *
     * @param line as for {@code sh -c}
     */
    record Command(String line) implements Ask {
        @Override
        public String text() {
            return "$ " + line;
        }
    }

    /** Add npm packages to the project. */
    record Install(List<String> packages) implements Ask {
        public Install {
            packages = List.copyOf(packages);
        }

        @Override
        public String text() {
            return "$ npm install " + String.join(" ", packages);
        }
    }

    /** Make one file what it was at an earlier version; if it was not there then, it goes. */
    record RestoreFile(int version, String path) implements Ask {
        @Override
        public String text() {
            return "Restore " + path + " from version " + version;
        }
    }

    /**
     * Somebody changed a file by hand. The change itself is not here: it is made while they wait, and is in the version.
     *
     * @param path for what was renamed, its new name; a folder's ends with {@code /}
     */
    record Edit(String path, RunEvent.FileChanged.Kind change) implements Ask {
        @Override
        public String text() {
            return switch (change) {
                case ADDED -> "Add " + path;
                case MODIFIED -> "Edit " + path;
                case DELETED -> "Delete " + path;
                case RENAMED -> "Rename a " + (path.endsWith("/") ? "folder" : "file") + " to " + path;
            };
        }
    }

    /**
     * Fetch code, change it as the words say, and tell what came of it. What else was asked for lies with the task; a token
     * that came along is nowhere here.
     *
     * @param task its id
     * @param text what is to be done
     * @param targetFile where to begin
     * @param source the repository's address, or the archive's name
     * @param pullRequest whether one is to be opened at the end
     */
    record Task(String task, String text, Optional<String> targetFile, String source, boolean pullRequest)
            implements Ask {}

    /**
     * Open a pull request for what a task has changed.
     *
     * @param task its id
     */
    record PullRequest(String task) implements Ask {
        @Override
        public String text() {
            return "Open a pull request";
        }
    }
}
