package dev.atelier.core.agent;

import dev.atelier.core.model.ModelName;
import dev.atelier.core.model.TokenCount;
import java.util.List;

/** Where an agent tells what it does, step by step, as it does it. Each but {@link #say} and {@link #prompted} is kept for good. */
public interface TurnJournal {

    /** Some more of the text that is being written; shown live, not kept. */
    void say(String textDelta);

    /** What was said since the last {@link #modelAnswered} is void: it is being written anew. */
    default void sayAgain() {}

    /**
     * What a model is told at the beginning of the turn; not kept with the rest, for it is long.
     *
     * @param system how it should behave
     * @param ask what it is asked
     */
    default void prompted(String system, String ask) {}

    /**
     * A tool is about to be used.
     *
     * @param summary one short line for a person
     * @param argumentsJson as the agent gave them
     */
    void toolRequested(String callId, String tool, String summary, String argumentsJson);

    /**
     * A tool was used.
     *
     * @param summary one short line for a person
     * @param detail what it gave back, or what was wrong
     */
    void toolFinished(String callId, boolean ok, String summary, String detail);

    /** The steps that the agent means to take, told before larger work. */
    void plan(List<String> steps);

    /** A model's whole reply and what it cost. */
    void modelAnswered(String text, TokenCount tokens, ModelName model);

    /** Something that the user should know although the work goes on. */
    void warn(String message);
}
