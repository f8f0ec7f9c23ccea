package dev.atelier.core.agent.builder;

import dev.atelier.core.agent.AgentResult;
import dev.atelier.core.agent.Turn;
import dev.atelier.core.agent.tool.ToolOutcome;
import dev.atelier.core.agent.tool.Toolbox;
import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultKind;
import dev.atelier.core.model.Finish;
import dev.atelier.core.model.Image;
import dev.atelier.core.model.LanguageModel;
import dev.atelier.core.model.ModelException;
import dev.atelier.core.model.ModelFailure;
import dev.atelier.core.model.ModelReply;
import dev.atelier.core.model.ModelRequest;
import dev.atelier.core.model.ToolCall;
import dev.atelier.core.source.FileEntry;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One turn at work: each step asks the model and does what it asks for. An empty result means: go on. */
final class BuilderTurn {
    /** More than any installation allows for one reply; what it does allow is the model's settings' business. */
    private static final int ANY_OUTPUT = 1_000_000;

    private static final int MOST_CALLS_AT_ONCE = 30;

    private final Turn turn;
    private final LanguageModel model;
    private final String system;
    private final Toolbox toolbox;
    private final Memory memory;
    private final TurnLimits limits;
    private final RepeatGuard repeats = new RepeatGuard();
    private final Wording words;
    private final Conclusion conclusion;
    private boolean askedForWords;

    BuilderTurn(Turn turn, LanguageModel model, AgentSettings settings, InstantSource clock) {
        this.turn = turn;
        this.model = model;
        List<FileEntry> files = turn.files().list();
        this.toolbox = new Toolbox(turn, files, settings.tools());
        ConversationDigest digest = ConversationDigest.of(turn.conversation(), settings.conversationTokens());
        this.system = SystemPrompt.of(turn, files, digest, settings.fileListTokens());
        List<Image> sent = model.seesImages() ? turn.images() : List.of();
        Pointed pointed = new Pointed(turn.elements(), model.seesImages());
        String ask = pointed.ask(PictureNotes.ask(turn, sent.size()));
        List<Image> images =
                Stream.concat(sent.stream(), pointed.pictures().stream()).toList();
        this.memory = new Memory(digest, ask, images, settings.contextTokens());
        this.limits = new TurnLimits(settings, clock);
        this.words = Wording.of(turn);
        this.conclusion = new Conclusion(turn.preview(), toolbox, settings.maxRepairs(), words);
        turn.journal().prompted(system, ask);
    }

    AgentResult work() throws InterruptedException {
        Optional<AgentResult> result = Optional.empty();
        while (result.isEmpty()) {
            Optional<String> limit = limits.reached();
            result = limit.isPresent() ? Optional.of(conclusion.stopped(limit.get())) : step();
        }
        return result.get();
    }

    private Optional<AgentResult> step() throws InterruptedException {
        ModelReply reply;
        try {
            reply = query();
        } catch (ModelException e) {
            boolean again = e.failure() == ModelFailure.CONTEXT_TOO_LONG && memory.shrink();
            return again ? Optional.empty() : Optional.of(new AgentResult.Failed(told(e)));
        }
        limits.count(reply.tokens());
        turn.journal().modelAnswered(reply.text(), reply.tokens(), reply.model());
        return reply.toolCalls().isEmpty() ? spoken(reply) : acted(memory.keep(reply));
    }

    private ModelReply query() throws ModelException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("the turn was cancelled");
        }
        ModelRequest request =
                new ModelRequest(system, memory.messages(), toolbox.specs(), ANY_OUTPUT, Optional.empty());
        return model.chat(request, new LiveText(turn.journal()));
    }

    /** A reply that calls no tool is the answer, if it is one. */
    private Optional<AgentResult> spoken(ModelReply reply) throws InterruptedException {
        if (reply.finish() == Finish.FILTERED) {
            return Optional.of(new AgentResult.Failed(Fault.of(
                    FaultKind.OUTSIDE,
                    "model_filtered",
                    "The model's provider held its answer back. Please put your request another way.")));
        }
        if (reply.finish() == Finish.LENGTH) {
            memory.keep(reply);
            memory.note("Your reply was cut off because it was too long. Go on, in smaller steps and with the tools.");
            return Optional.empty();
        }
        if (reply.text().isBlank() && !askedForWords) {
            askedForWords = true;
            memory.note(words.saidNothing());
            return Optional.empty();
        }
        memory.keep(reply);
        return conclude(reply.text().isBlank() ? conclusion.plainAnswer() : reply.text());
    }

    private Optional<AgentResult> acted(ModelReply reply) throws InterruptedException {
        Optional<String> answer = Optional.empty();
        boolean failed = false;
        boolean stuck = false;
        Optional<Image> image = Optional.empty();
        List<ToolCall> calls = reply.toolCalls();
        for (int i = 0; i < calls.size(); i++) {
            ToolOutcome outcome = i < MOST_CALLS_AT_ONCE ? use(calls.get(i)) : tooMany();
            if (outcome instanceof ToolOutcome.Finished && failed) {
                outcome = new ToolOutcome.Failed("Not finished", "Not finished: an earlier call of this reply failed.");
            }
            failed |= !outcome.ok();
            Optional<String> said = answerOf(outcome);
            answer = said.isPresent() ? said : answer;
            RepeatGuard.Verdict verdict = repeats.seen(calls.get(i), outcome, toolbox.changes());
            stuck |= verdict == RepeatGuard.Verdict.STUCK;
            memory.result(calls.get(i), outcome, verdict.note());
            image = outcome.image().isPresent() ? outcome.image() : image;
        }
        show(image);
        if (stuck) {
            return Optional.of(conclusion.stopped("the same step was taken again and again"));
        }
        return answer.isPresent() ? conclude(answer.get()) : Optional.empty();
    }

    private void show(Optional<Image> screenshot) {
        if (model.seesImages()) {
            screenshot.ifPresent(memory::show);
        }
    }

    private static Optional<String> answerOf(ToolOutcome outcome) {
        return switch (outcome) {
            case ToolOutcome.Finished finished -> Optional.of(finished.answer());
            case ToolOutcome.Question question -> Optional.of(question.question());
            case ToolOutcome.Ok ok -> Optional.empty();
            case ToolOutcome.Failed failed -> Optional.empty();
        };
    }

    private ToolOutcome use(ToolCall call) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("the turn was cancelled");
        }
        turn.journal().toolRequested(call.id(), call.tool(), toolbox.summary(call), call.argumentsJson());
        ToolOutcome outcome = toolbox.use(call);
        String summary = switch (outcome) {
            case ToolOutcome.Ok ok -> ok.summary();
            case ToolOutcome.Failed failed -> failed.summary();
            case ToolOutcome.Finished finished -> "Finished";
            case ToolOutcome.Question question -> "Asked a question";
        };
        turn.journal().toolFinished(call.id(), outcome.ok(), summary, outcome.content());
        return outcome;
    }

    private static ToolOutcome tooMany() {
        return new ToolOutcome.Failed(
                "Too many at once", "Not done: a reply may make at most " + MOST_CALLS_AT_ONCE + " calls.");
    }

    private Optional<AgentResult> conclude(String answer) throws InterruptedException {
        return switch (conclusion.reach(answer)) {
            case Conclusion.Over over -> Optional.of(over.result());
            case Conclusion.Again again -> {
                memory.note(again.feedback());
                show(again.screenshot());
                yield Optional.empty();
            }
        };
    }

    private Fault told(ModelException e) {
        Fault fault = e.fault();
        String kept = toolbox.changes() > 0 ? " What was changed until then is kept." : "";
        return new Fault(fault.kind(), fault.code(), fault.message() + kept, fault.retriable());
    }
}
