package dev.atelier.core.project;

import dev.atelier.core.run.ToldRun;
import java.util.List;

/**
 * The newest turns of what is being said about a project; what was said before somebody started over is not of it.
 *
 * @param from the position of the first run that is shown; for following the runs from there
 * @param earlier whether there are older turns than these
 * @param turns oldest first, each with all its events
 */
public record Conversation(long from, boolean earlier, List<ToldRun> turns) {
    public Conversation {
        turns = List.copyOf(turns);
    }
}
