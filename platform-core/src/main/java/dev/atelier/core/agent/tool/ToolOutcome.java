package dev.atelier.core.agent.tool;

import dev.atelier.core.model.Image;
import java.util.Optional;

/** What came of a call. */
public sealed interface ToolOutcome {

    /** What the model is told. */
    String content();

    /**
     * It worked.
     *
     * @param summary one short line for a person
     */
    record Ok(String summary, String content, Optional<Image> image) implements ToolOutcome {
        public Ok(String summary, String content) {
            this(summary, content, Optional.empty());
        }
    }

    /** It did not, and nothing was changed unless {@code content} says so; it also says what would be right. */
    record Failed(String summary, String content, Optional<Image> image) implements ToolOutcome {
        public Failed(String summary, String content) {
            this(summary, content, Optional.empty());
        }
    }

    /** The model holds its work for done, and this is its answer to the user. */
    record Finished(String answer) implements ToolOutcome {
        @Override
        public String content() {
            return "Finished.";
        }
    }

    /** The model has to know something from the user first. */
    record Question(String question) implements ToolOutcome {
        @Override
        public String content() {
            return "The user was asked.";
        }
    }

    /** What a model that sees is shown with it. */
    default Optional<Image> image() {
        return Optional.empty();
    }

    default boolean ok() {
        return !(this instanceof Failed);
    }
}
