package dev.atelier.core.preview;

import dev.atelier.core.preview.PreviewState.Step;
import dev.atelier.core.sandbox.Sandbox;
import dev.atelier.core.sandbox.SandboxKind;
import dev.atelier.core.sandbox.SandboxLimits;
import dev.atelier.core.sandbox.SandboxSpec;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.source.SourceTree;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;

/** How a preview is started, step by step, and how long each took the last time. Used by one thread at a time. */
final class PreviewStart {
    private final Previews.Parts parts;
    private final Consumer<PreviewState> progress;
    private final StepClock steps = new StepClock();

    /**
     * Nothing has been started yet.
     *
     * @param progress told of each step
     */
    PreviewStart(Previews.Parts parts, Consumer<PreviewState> progress) {
        this.parts = parts;
        this.progress = progress;
    }

    StartTimeline timeline() {
        return steps.timeline();
    }

    DevServer server(PreviewTarget target) {
        return new DevServer(parts.settings(), PreviewTickets.host(parts.settings(), target));
    }

    static SandboxSpec spec(Previews.Parts parts, PreviewTarget target) {
        return spec(parts, target.project(), parts.limits(target.tenant()), target.sandbox());
    }

    /** The same for a project that does not exist yet, so that its sandbox can be there before it. */
    static SandboxSpec spec(Previews.Parts parts, ProjectId project) {
        return spec(parts, project, parts.limits(), Optional.empty());
    }

    private static SandboxSpec spec(
            Previews.Parts parts, ProjectId project, SandboxLimits limits, Optional<SandboxKind> kind) {
        return new SandboxSpec(
                Previews.sandboxId(project),
                parts.sources().workTree(project),
                limits,
                parts.egress(),
                kind,
                Map.of("project", project.toString()));
    }

    /**
     * Returns when the dev server answers.
     *
     * @param made told the sandbox as soon as there is one, since it stays also when its dev server cannot start
     */
    @SuppressWarnings("try") // the place is held, not used
    Sandbox carryOut(PreviewTarget target, Consumer<Sandbox> made) throws InterruptedException {
        steps.begin();
        enter(Step.QUEUED, 0);
        try (StartQueue.Place place = parts.starts().enter(target.tenant(), ahead -> tell(Step.QUEUED, ahead))) {
            steps.leave(Step.QUEUED);
            boolean servable = hasDevServer(target);
            Sandbox opened = openWithDependencies(target, made, servable);
            if (!servable) {
                // The sandbox stays, for commands.
                throw DevServer.none();
            }
            enter(Step.DEV_SERVER, 0);
            server(target).start(opened);
            return opened;
        } finally {
            steps.end();
        }
    }

    /** The sandbox's daemon needs no dependencies, so they are put in place while it starts. */
    private Sandbox openWithDependencies(PreviewTarget target, Consumer<Sandbox> made, boolean servable)
            throws InterruptedException {
        steps.enter(Step.DEPENDENCIES);
        FutureTask<Boolean> linking = new FutureTask<>(() -> servable && link(target));
        Thread.ofVirtual().name("link-" + target.slug()).start(linking);
        try {
            enter(Step.SANDBOX, 0);
            Sandbox opened = parts.provider().open(spec(parts, target));
            made.accept(opened);
            steps.leave(Step.SANDBOX);
            return opened;
        } finally {
            await(linking);
        }
    }

    /** A repository may be anything; without a page or Vite there is nothing that could be shown. */
    private boolean hasDevServer(PreviewTarget target) {
        try (SourceTree tree = parts.sources().open(target.project())) {
            return DevServer.canServe(tree.files());
        }
    }

    private boolean link(PreviewTarget target) {
        try {
            return parts.sources()
                    .linkDependencies(target.project(), parts.template().dependencies());
        } finally {
            steps.leave(Step.DEPENDENCIES);
        }
    }

    private static void await(FutureTask<Boolean> linking) throws InterruptedException {
        try {
            var unused = linking.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("dependencies could not be linked", e.getCause());
        }
    }

    private void enter(Step step, int ahead) {
        steps.enter(step);
        tell(step, ahead);
    }

    private void tell(Step step, int ahead) {
        progress.accept(new PreviewState.Starting(step, ahead, parts.clock().instant()));
    }
}
