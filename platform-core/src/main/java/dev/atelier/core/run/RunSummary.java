package dev.atelier.core.run;

import dev.atelier.core.usage.Money;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;

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
        Optional<RunEvent.AgentChosen> agent = last(events, RunEvent.AgentChosen.class);
        Optional<RunEvent.CheckpointSaved> saved = last(events, RunEvent.CheckpointSaved.class);
        List<RunEvent.ModelAnswered> answers = all(events, RunEvent.ModelAnswered.class);
        return new RunSummary(
                saved.map(RunEvent.CheckpointSaved::files).orElse(0),
                saved.map(RunEvent.CheckpointSaved::added).orElse(0),
                saved.map(RunEvent.CheckpointSaved::removed).orElse(0),
                agent.map(RunEvent.AgentChosen::agent),
                agent.map(RunEvent.AgentChosen::why).orElse(""),
                last(events, RunEvent.ModelAnswered.class).map(RunEvent.ModelAnswered::model),
                sum(answers, RunEvent.ModelAnswered::promptTokens),
                sum(answers, RunEvent.ModelAnswered::completionTokens),
                sum(answers, RunEvent.ModelAnswered::cachedTokens),
                cost(answers),
                last(events, RunEvent.PullRequestOpened.class).map(RunEvent.PullRequestOpened::url));
    }

    private static Optional<Money> cost(List<RunEvent.ModelAnswered> answers) {
        List<Money> known = answers.stream()
                .map(RunEvent.ModelAnswered::cost)
                .flatMap(Optional::stream)
                .toList();
        boolean oneCurrency = known.stream().map(Money::currency).distinct().count() <= 1;
        return known.size() == answers.size() && oneCurrency ? known.stream().reduce(Money::plus) : Optional.empty();
    }

    private static long sum(List<RunEvent.ModelAnswered> answers, ToLongFunction<RunEvent.ModelAnswered> tokens) {
        return answers.stream().mapToLong(tokens).sum();
    }

    private static <E extends RunEvent> Optional<E> last(List<LoggedEvent> events, Class<E> kind) {
        return all(events, kind).stream().reduce((earlier, later) -> later);
    }

    private static <E extends RunEvent> List<E> all(List<LoggedEvent> events, Class<E> kind) {
        return events.stream()
                .map(LoggedEvent::event)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }
}
