package dev.atelier.core.source;

import java.io.IOException;

/** Where a new project's files come from. Runs on the caller's thread; interrupting that cancels it. */
@FunctionalInterface
public interface Origin<R> {

    /**
     * Puts the files in place. Whatever it throws, nothing is left of the project.
     *
     * @return what the caller of {@link SourceTrees#create(ProjectId, Origin)} is told
     */
    R fill(Draft project) throws IOException;
}
