package dev.atelier.core.agent.tool;

/** Ends the turn with a question. */
final class AskUser implements Tool {

    @Override
    public String name() {
        return "ask_user";
    }

    @Override
    public String description() {
        return "Asks the user one question and ends your turn; the answer starts the next one. Only when you cannot"
                + " make a sensible choice yourself: most often it is better to choose and say so.";
    }

    @Override
    public Parameters parameters() {
        return Parameters.none().text("question", "The question, in the user's words");
    }

    @Override
    public String summary(ToolArguments arguments) {
        return "Ask a question";
    }

    @Override
    public ToolOutcome use(ToolArguments arguments) {
        String question = arguments.text("question").strip();
        if (question.isEmpty()) {
            throw new BadArguments("\"question\" must not be empty.");
        }
        return new ToolOutcome.Question(question);
    }
}
