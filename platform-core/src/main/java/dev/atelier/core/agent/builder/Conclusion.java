package dev.atelier.core.agent.builder;

import dev.atelier.core.agent.AgentResult;
import dev.atelier.core.agent.PreviewReport;
import dev.atelier.core.agent.TurnPreview;
import dev.atelier.core.agent.tool.Problems;
import dev.atelier.core.agent.tool.Toolbox;
import dev.atelier.core.model.Image;
import java.util.Optional;

/**
 * Truth before done (B3, B7): what was changed is checked before the user is told that it is there; what fails goes back
 * to the model a few times, and then the user is told so.
 */
final class Conclusion {

    sealed interface Step {}

    record Over(AgentResult result) implements Step {}

    /** Not yet: this is to be told to the model. */
    record Again(String feedback, Optional<Image> screenshot) implements Step {}

    private final TurnPreview preview;
    private final Toolbox toolbox;
    private final int maxRepairs;
    private final Wording words;
    private int checkedAt;
    private boolean broken;
    private int repairs;

    Conclusion(TurnPreview preview, Toolbox toolbox, int maxRepairs, Wording words) {
        this.preview = preview;
        this.toolbox = toolbox;
        this.maxRepairs = maxRepairs;
        this.words = words;
    }

    /** The model holds its work for done. */
    Step reach(String answer) throws InterruptedException {
        if (toolbox.changes() == checkedAt && !broken) {
            return new Over(new AgentResult.Done(answer));
        }
        PreviewReport report = check();
        if (report.ok()) {
            return new Over(new AgentResult.Done(answer));
        }
        if (repairs >= maxRepairs) {
            return new Over(new AgentResult.LimitReached(
                    words.stillBroken() + " after " + maxRepairs + " attempts to repair it", words.couldNotRepair()));
        }
        repairs++;
        return new Again(
                words.notDone() + " " + Problems.told(report)
                        + "\nRepair it, then finish. Do not tell the user that it works before it does.",
                report.screenshot().get());
    }

    /** A limit ends the turn: says what was achieved, and whether it works. */
    AgentResult stopped(String limit) throws InterruptedException {
        String answer = "I had to stop before I was done: " + limit + ". ";
        if (toolbox.changes() == 0) {
            return new AgentResult.LimitReached(limit, answer + "Nothing was changed.");
        }
        return new AgentResult.LimitReached(
                limit,
                answer + "What I changed until then is kept. "
                        + (check().ok() ? words.stoppedWell() : words.stoppedBadly()));
    }

    /** For a model that has no words of its own. */
    String plainAnswer() {
        return toolbox.changes() == 0
                ? "I looked at it and changed nothing. Tell me more about what you would like."
                : words.plainlyDone();
    }

    private PreviewReport check() throws InterruptedException {
        checkedAt = toolbox.changes();
        PreviewReport report = preview.check();
        broken = !report.ok();
        return report;
    }
}
