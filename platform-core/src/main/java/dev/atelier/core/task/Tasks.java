package dev.atelier.core.task;

import dev.atelier.core.fault.Fault;
import dev.atelier.core.run.Ask;
import dev.atelier.core.run.RunId;
import dev.atelier.core.secret.Secret;
import dev.atelier.core.source.CommitId;
import dev.atelier.core.source.Patch;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.source.SourceTree;
import dev.atelier.core.source.git.GitUrl;
import dev.atelier.core.store.Database;
import dev.atelier.core.tenant.Actor;
import dev.atelier.core.tenant.Right;
import jakarta.persistence.PersistenceException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The face for screens and API: everything that a person does with tasks. */
public final class Tasks {
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");

    private final TaskParts parts;
    private final TaskStore store;

    public Tasks(TaskParts parts) {
        this.parts = parts;
        this.store = parts.store();
    }

    /**
     * Keeps the task and queues its run; returns at once (T5). The code is fetched by the run.
     *
     * @param idempotencyKey the same key of the same member within a day means the same task
     * @throws dev.atelier.core.fault.FaultException for what can be told now (T2): {@code blank_description},
     *     {@code description_too_long}, {@code bad_target_file}, {@code bad_git_url}, {@code git_url_not_allowed},
     *     {@code bad_git_ref}, {@code zip_too_large}, {@code bad_token}, {@code bad_agent}, {@code model_not_configured}, {@code
     *     sandbox_not_available},
     *     {@code queue_full}, {@code idempotency_key_reused}; nothing is kept then
     */
    public Task submit(Actor actor, TaskRequest request, Optional<String> idempotencyKey) {
        actor.require(Right.RUN);
        Submission submission = Submission.of(request);
        idempotencyKey.filter(key -> !KEY.matcher(key).matches()).ifPresent(key -> {
            throw TaskFaults.badKey();
        });
        if (request.source() instanceof TaskSource.Git git) {
            parts.git().check(GitUrl.parse(git.url()));
        }
        parts.agents().check(request.agent());
        TaskEntity row = submission.row();
        row.sandbox().ifPresent(parts.sandboxing().choice()::require);
        ProjectId project = ProjectId.random();
        row.id = TaskId.random().value();
        row.projectId = project.value();
        row.idempotencyKey = idempotencyKey.orElse(null);
        Uploads uploads = new Uploads(parts.blobs(), parts.settings().uploadBytes());
        row.fingerprint = Submission.fingerprint(row, uploads.fingerprint(request.source()));
        Optional<Task> known = idempotencyKey.flatMap(key -> known(actor, key, row.fingerprint));
        if (known.isPresent()) {
            return known.get();
        }
        uploads.keep(actor.tenant(), project, request.source());
        try {
            return insert(actor, row, request.token());
        } catch (PersistenceException e) {
            uploads.forget(actor.tenant(), project);
            if (Database.isDuplicateKey(e) && idempotencyKey.isPresent()) {
                return known(actor, idempotencyKey.get(), row.fingerprint).orElseThrow(() -> e);
            }
            throw e;
        } catch (RuntimeException e) {
            uploads.forget(actor.tenant(), project);
            throw e;
        }
    }

    private Task insert(Actor actor, TaskEntity row, Optional<Secret> token) {
        return parts.database().write(entities -> {
            ProjectId project = new ProjectId(row.projectId);
            parts.projects().make(actor, project, row.description, row.sandbox());
            Ask ask = new Ask.Task(
                    row.id.toString(),
                    row.description,
                    Optional.ofNullable(row.targetFile),
                    row.sourceName,
                    row.pullRequestWanted);
            row.runId = parts.runs().enqueue(actor, project, ask).value();
            row.tenantId = actor.tenant().value();
            row.memberId = actor.member().value();
            token.ifPresent(secret -> row.token(parts.sealing().seal(secret, row.tokenBoundTo())));
            store.add(actor, row);
            return store.row(actor, new TaskId(row.id)).toRecord();
        });
    }

    private Optional<Task> known(Actor actor, String key, byte[] fingerprint) {
        return store.byKey(actor, key).map(row -> {
            if (!Arrays.equals(row.task().fingerprint, fingerprint)) {
                throw TaskFaults.keyReused();
            }
            return row.toRecord();
        });
    }

    public Task get(Actor actor, TaskId id) {
        return store.row(actor, id).toRecord();
    }

    /** Newest first; those of the whole workspace, if not only the actor's own are asked for. */
    public List<Task> list(Actor actor, TaskFilter filter) {
        return store.list(actor, filter);
    }

    /** Asks the task to stop, and whatever else is being done for it; asking again changes nothing. */
    public void cancel(Actor actor, TaskId id) {
        actor.require(Right.RUN);
        ProjectId project = new ProjectId(store.find(actor, id).projectId);
        parts.runs().cancelAll(actor, project);
        if (!parts.runs().isBusy(actor, project)) {
            store.change(actor, id, TaskEntity::forgetToken);
        }
    }

    /** Those that exist now. */
    public List<Artefact> artefacts(Actor actor, TaskId id) {
        return parts.artefacts().list(actor.tenant(), project(actor, id));
    }

    /**
     * One of them.
     *
     * @throws dev.atelier.core.fault.FaultException {@code bad_artefact_name} for a path, {@code not_found} for any other
     *     name than those of artefacts that exist now
     */
    public Artefact.Content artefact(Actor actor, TaskId id, String name) {
        ProjectId project = project(actor, id);
        if (name.isEmpty() || name.indexOf('/') >= 0 || name.indexOf('\\') >= 0 || name.contains("..")) {
            throw TaskFaults.badArtefactName();
        }
        return parts.artefacts().open(actor.tenant(), project, name);
    }

    /** What the task changed, to be shown; empty while there is nothing. */
    public Patch diff(Actor actor, TaskId id) {
        TaskEntity task = store.find(actor, id);
        if (task.firstCommit == null || task.lastCommit == null) {
            return new Patch(List.of());
        }
        try (SourceTree tree = parts.sources().open(new ProjectId(task.projectId))) {
            return tree.diff(new CommitId(task.firstCommit), new CommitId(task.lastCommit));
        }
    }

    /**
     * Opens a pull request for the task's project as it is now, as a run of its own. What was said in the workbench since
     * the task's end is in it; a pull request that is open already gets one commit more.
     *
     * @param token for the repository's host; the member's stored one if empty
     * @throws dev.atelier.core.fault.FaultException {@code task_not_over}, {@code pull_request_exists},
     *     {@code no_pull_request} where there cannot be one, with the reason
     */
    public RunId openPullRequest(Actor actor, TaskId id, Optional<Secret> token) {
        actor.require(Right.RUN);
        token.ifPresent(Submission::checkToken);
        TaskRow row = store.row(actor, id);
        TaskEntity task = row.task();
        ProjectId project = new ProjectId(task.projectId);
        if (!row.status().isOver() || parts.runs().isBusy(actor, project)) {
            throw TaskFaults.notOver();
        }
        if (task.pullRequest != null && !row.isProposable()) {
            throw TaskFaults.hasPullRequest();
        }
        Optional<String> obstacle = parts.proposals().obstacle(actor, task, token.isPresent());
        if (obstacle.isPresent()) {
            throw TaskFaults.noPullRequest(obstacle.get());
        }
        return parts.database().write(entities -> {
            store.change(actor, id, stored -> {
                stored.forgetToken();
                token.ifPresent(
                        secret -> stored.token(parts.sealing().seal(secret, stored.tokenBoundTo(actor.member()))));
            });
            return parts.runs().enqueue(actor, project, new Ask.PullRequest(id.toString()));
        });
    }

    /**
     * Makes the task's project one like others, so that the session goes on as chat.
     *
     * @return the project, which is listed from now on
     * @throws dev.atelier.core.fault.FaultException {@code task_not_over}; {@code not_found} if the code never came
     */
    public ProjectId openInWorkbench(Actor actor, TaskId id) {
        actor.require(Right.RUN);
        TaskRow row = store.row(actor, id);
        if (!row.status().isOver()) {
            throw TaskFaults.notOver();
        }
        if (row.task().firstCommit == null) {
            throw Fault.notFound("project").asException();
        }
        ProjectId project = new ProjectId(row.task().projectId);
        parts.projects().makePermanent(actor, project);
        return project;
    }

    /** Removes what is of a deleted project; acts for the platform. */
    public void erase(ProjectId project) {
        store.erase(project);
    }

    /** Forgets tokens that are no longer needed, and gives up projects that nobody kept; acts for the platform. */
    public void lookAfter() {
        store.tidy();
        Instant since = store.now().minus(parts.settings().retention());
        store.abandoned(since).forEach(parts.projects()::abandon);
    }

    private ProjectId project(Actor actor, TaskId id) {
        return new ProjectId(store.find(actor, id).projectId);
    }
}
