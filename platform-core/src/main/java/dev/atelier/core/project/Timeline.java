package dev.atelier.core.project;

import dev.atelier.core.run.LoggedEvent;
import dev.atelier.core.run.RunEvent;
import dev.atelier.core.run.Runs;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.tenant.Actor;
import dev.atelier.core.tenant.Member;
import dev.atelier.core.tenant.MemberId;
import dev.atelier.core.tenant.Tenants;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A project's history for people (B8): who made which version when, and how much it changed. Thread-safe. */
public final class Timeline {
    /** Asks that changed nothing lie between those that did. */
    private static final int RUNS_PER_VERSION = 3;

    private final ProjectStore store;
    private final Runs runs;
    private final Tenants tenants;

    Timeline(ProjectStore store, Runs runs, Tenants tenants) {
        this.store = store;
        this.runs = runs;
        this.tenants = tenants;
    }

    /** The newest versions, newest first. */
    public List<TimelineEntry> newest(Actor actor, ProjectId project, int limit) {
        List<Version> versions = store.versions(actor, project);
        Map<MemberId, String> names = names(tenants, actor);
        Map<Integer, RunEvent.CheckpointSaved> sizes = sizes(actor, project, limit);
        return versions.stream()
                .limit(limit)
                .map(version -> new TimelineEntry(
                        version,
                        names.getOrDefault(version.by(), "?"),
                        Optional.ofNullable(sizes.get(version.number()))))
                .toList();
    }

    static Map<MemberId, String> names(Tenants tenants, Actor actor) {
        return tenants.members(actor).stream().collect(Collectors.toMap(Member::id, Member::name));
    }

    private Map<Integer, RunEvent.CheckpointSaved> sizes(Actor actor, ProjectId project, int limit) {
        Map<Integer, RunEvent.CheckpointSaved> sizes = new HashMap<>();
        runs.told(actor, project, 0, RUNS_PER_VERSION * limit, Set.of(RunEvent.CheckpointSaved.class)).stream()
                .flatMap(run -> run.events().stream())
                .map(LoggedEvent::event)
                .forEach(event -> {
                    if (event instanceof RunEvent.CheckpointSaved saved) {
                        sizes.put(saved.version(), saved);
                    }
                });
        return sizes;
    }
}
