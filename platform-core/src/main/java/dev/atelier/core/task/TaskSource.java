package dev.atelier.core.task;

import java.nio.file.Path;
import java.util.Optional;

/** Where the code comes from (T1). */
public sealed interface TaskSource {
    /**
     * A Git repository.
     *
     * @param url as somebody typed it; judged when the task is submitted
     * @param ref a branch or tag; without one, the repository's own choice
     */
    record Git(String url, Optional<String> ref) implements TaskSource {}

    /**
     * A ZIP archive.
     *
     * @param fileName as whoever uploaded it calls it; only shown
     * @param upload the received archive; submitting copies it, and leaves it to the caller to delete
     */
    record Zip(String fileName, Path upload) implements TaskSource {}
}
