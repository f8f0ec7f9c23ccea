package dev.atelier.core.agent.tool;

/** Ends the turn with an answer. */
final class Finish implements Tool {
    private final boolean repository;

    /** @param repository whether the work is on a repository, and so for a developer */
    Finish(boolean repository) {
        this.repository = repository;
    }

    @Override
    public String name() {
        return "finish";
    }

    @Override
    public String description() {
        return "Ends your turn when the work is done. " + (repository ? "The tests are run" : "The app is checked")
                + " first; if something is wrong you are told and go on.";
    }

    @Override
    public Parameters parameters() {
        return Parameters.none()
                .text(
                        "answer",
                        repository
                                ? "A few sentences to the reviewer: what you changed and why, and what you checked."
                                : "One to four sentences to the user: what the app looks like or does now. No file names.");
    }

    @Override
    public String summary(ToolArguments arguments) {
        return "Finish";
    }

    @Override
    public ToolOutcome use(ToolArguments arguments) {
        String answer = arguments.text("answer").strip();
        if (answer.isEmpty()) {
            throw new BadArguments("\"answer\" must not be empty.");
        }
        return new ToolOutcome.Finished(answer);
    }
}
