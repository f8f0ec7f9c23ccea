package dev.atelier.core.agent;

import dev.atelier.core.model.Image;
import java.util.List;

/** One ask about one project, with all that an agent may touch to fulfil it. Used by one thread. */
public interface Turn {

    /** The user's words. */
    String ask();

    /** Images that came with the ask; they are files of the project too. */
    default List<Image> images() {
        return List.of();
    }

    /** Elements of the running app that the user pointed at while asking (X8). */
    default List<PickedElement> elements() {
        return List.of();
    }

    /** Earlier turns, oldest first. */
    List<Exchange> conversation();

    String projectName();

    TurnFiles files();

    TurnCommands commands();

    TurnPreview preview();

    TurnJournal journal();
}
