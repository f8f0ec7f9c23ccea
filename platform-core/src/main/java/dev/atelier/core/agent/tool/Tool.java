package dev.atelier.core.agent.tool;

/** One thing that a model can do. Made for one turn. */
interface Tool {

    /** Lower case with underscores, as models know it. */
    String name();

    /** For the model: what it does, when to use it, what it gives back. */
    String description();

    Parameters parameters();

    /** One short line for a person, such as {@code Edit src/App.jsx}. */
    String summary(ToolArguments arguments);

    /**
     * Does it.
     *
     * @throws BadArguments when the arguments are not what {@link #parameters} asks for
     */
    ToolOutcome use(ToolArguments arguments) throws InterruptedException;
}
