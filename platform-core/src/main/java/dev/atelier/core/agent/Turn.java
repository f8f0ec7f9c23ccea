package dev.atelier.core.agent;

import dev.atelier.core.model.Image;
import dev.atelier.core.source.SourcePath;
import java.util.List;
import java.util.Optional;

/** One ask about one project, with all that an agent may touch to fulfil it. Used by one thread. */
public interface Turn {

    /** The user's words. */
    String ask();

    /** Those of {@link #pictures} that came with the ask, as a model can be shown them: not all, and not too large. */
    default List<Image> images() {
        return List.of();
    }

    /** Elements of the running app that the user pointed at while asking (X8). */
    default List<PickedElement> elements() {
        return List.of();
    }

    /** The user's images, oldest first, and at the end those that came with the ask, as the user put them. */
    default List<TurnPicture> pictures() {
        return List.of();
    }

    /** Images that the user removed since the last turn: the app may still show them (B13). */
    default List<SourcePath> removedPictures() {
        return List.of();
    }

    /** About the repository, where it is one: then {@link #preview} checks by its tests. */
    default Optional<RepositoryBrief> repository() {
        return Optional.empty();
    }

    /** Earlier turns, oldest first. */
    List<Exchange> conversation();

    String projectName();

    TurnFiles files();

    TurnCommands commands();

    TurnPreview preview();

    TurnJournal journal();
}
