package dev.atelier.core.run;

import dev.atelier.core.usage.Money;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What came of a run, made of its events (R3): with the outcome all that somebody needs who hears of nothing but the end.
 *
 * @param filesChanged files of the version that it made; 0 if it made none
 * @param added lines
 * @param removed lines
 * @param agent which one worked last, if one was chosen
 * @param why that one
 * @param model which one answered last, if one was asked
 * @param promptTokens sent to models, those from a provider's cache included
 * @param completionTokens answered by models
 * @param cachedTokens of the prompt tokens, those from a provider's cache
 * @param cost of all answers of models; empty when there was none, or one that has no known cost: half of it is no answer
 * @param pullRequest the pull request, if there is one
 */
public record RunSummary(
        int filesChanged,
        int added,
        int removed,
        Optional<String> agent,
        String why,
        Optional<String> model,
        long promptTokens,
        long completionTokens,
        long cachedTokens,
        Optional<Money> cost,
        Optional<URI> pullRequest) {
    public static final RunSummary NONE = new RunSummary(
            0, 0, 0, Optional.empty(), "", Optional.empty(), 0, 0, 0, Optional.empty(), Optional.empty());

    /** All that one is made of. */
    static final Set<Class<? extends RunEvent>> EVENTS = Set.of(
            RunEvent.AgentChosen.class,
            RunEvent.ModelAnswered.class,
            RunEvent.CheckpointSaved.class,
            RunEvent.PullRequestOpened.class);

    static RunSummary of(List<LoggedEvent> events) {
        RunSummary sum = NONE.costing(cost(events));
        for (LoggedEvent logged : events) {
            sum = sum.with(logged.event());
        }
        return sum;
    }

    private static Optional<Money> cost(List<LoggedEvent> events) {
        List<Optional<Money>> costs = events.stream()
                .map(LoggedEvent::event)
                .filter(RunEvent.ModelAnswered.class::isInstance)
                .map(event -> ((RunEvent.ModelAnswered) event).cost())
                .toList();
        List<Money> known = costs.stream().flatMap(Optional::stream).toList();
        boolean oneCurrency = known.stream().map(Money::currency).distinct().count() <= 1;
        return known.size() == costs.size() && oneCurrency ? known.stream().reduce(Money::plus) : Optional.empty();
    }

    private RunSummary costing(Optional<Money> money) {
        return new RunSummary(
                filesChanged,
                added,
                removed,
                agent,
                why,
                model,
                promptTokens,
                completionTokens,
                cachedTokens,
                money,
                pullRequest);
    }

    private RunSummary with(RunEvent event) {
        if (event instanceof RunEvent.AgentChosen chosen) {
            return new RunSummary(
                    filesChanged,
                    added,
                    removed,
                    Optional.of(chosen.agent()),
                    chosen.why(),
                    model,
                    promptTokens,
                    completionTokens,
                    cachedTokens,
                    cost,
                    pullRequest);
        }
        if (event instanceof RunEvent.ModelAnswered answered) {
            return new RunSummary(
                    filesChanged,
                    added,
                    removed,
                    agent,
                    why,
                    Optional.of(answered.model()),
                    promptTokens + answered.promptTokens(),
                    completionTokens + answered.completionTokens(),
                    cachedTokens + answered.cachedTokens(),
                    cost,
                    pullRequest);
        }
        if (event instanceof RunEvent.CheckpointSaved saved) {
            return new RunSummary(
                    saved.files(),
                    saved.added(),
                    saved.removed(),
                    agent,
                    why,
                    model,
                    promptTokens,
                    completionTokens,
                    cachedTokens,
                    cost,
                    pullRequest);
        }
        if (event instanceof RunEvent.PullRequestOpened opened) {
            return new RunSummary(
                    filesChanged,
                    added,
                    removed,
                    agent,
                    why,
                    model,
                    promptTokens,
                    completionTokens,
                    cachedTokens,
                    cost,
                    Optional.of(opened.url()));
        }
        return this;
    }
}
