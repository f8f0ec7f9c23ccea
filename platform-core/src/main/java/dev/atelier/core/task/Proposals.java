package dev.atelier.core.task;

import dev.atelier.core.fault.FaultException;
import dev.atelier.core.forge.ChangeText;
import dev.atelier.core.forge.PullRequest;
import dev.atelier.core.forge.PullRequests.Earlier;
import dev.atelier.core.forge.PullRequests.Listener;
import dev.atelier.core.forge.PullRequests.Proposal;
import dev.atelier.core.run.RunContext;
import dev.atelier.core.run.RunEvent;
import dev.atelier.core.secret.Secret;
import dev.atelier.core.source.Change;
import dev.atelier.core.source.CommitId;
import dev.atelier.core.source.FilePatch;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.source.SourceTree;
import dev.atelier.core.source.git.BranchName;
import dev.atelier.core.source.git.GitUrl;
import dev.atelier.core.tenant.Actor;
import dev.atelier.core.turn.Authors;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Pull requests for what tasks have changed (T13): pushed from here, never from a sandbox. Each step with an effect outside
 * is an event before and after, and done again it finds what is there.
 */
final class Proposals {
    private static final String PATCH = " The change is in diff.patch.";

    private final TaskParts parts;

    Proposals(TaskParts parts) {
        this.parts = parts;
    }

    /**
     * Why there can be no pull request, as far as can be told without asking the forge; empty if there can.
     *
     * @param tokenGiven whether a token is at hand that is not the task's or the member's stored one
     */
    Optional<String> obstacle(Actor actor, TaskEntity task, boolean tokenGiven) {
        if (task.source().kind() == TaskSourceInfo.Kind.ZIP) {
            return Optional.of(
                    "The code came as an archive, so there is no repository to propose it to." + patch(task));
        }
        if (!isChanged(actor, task)) {
            return Optional.of("Nothing was changed, so there is nothing to propose.");
        }
        GitUrl url = GitUrl.parse(task.sourceName);
        if (parts.forges().kindOf(url).isEmpty()) {
            return Optional.of(url.host() + " is no forge that is known here; an administrator can name it"
                    + " (ATELIER_FORGES)." + PATCH);
        }
        if (!tokenGiven && parts.tokens().find(actor, task).isEmpty()) {
            return Optional.of(
                    "There is no token for " + url.host() + ": store one in your settings, or send one along." + PATCH);
        }
        return Optional.empty();
    }

    /** Whether the project as it is now differs from what was imported, by the task or by what was said since. */
    private boolean isChanged(Actor actor, TaskEntity task) {
        if (task.firstCommit == null) {
            return false;
        }
        ProjectId project = new ProjectId(task.projectId);
        CommitId now = parts.projects().newest(actor, project);
        CommitId first = new CommitId(task.firstCommit);
        if (now.equals(first)) {
            return false;
        }
        try (SourceTree tree = parts.sources().open(project)) {
            // What was proposed may also be taken back.
            return task.proposedCommit != null || !tree.diff(first, now).files().isEmpty();
        }
    }

    /**
     * Pushes the project as it is now to a branch and opens a pull request, or finds both. A branch that is there already
     * gets one commit more.
     *
     * @throws FaultException what forge and Git server have to say
     */
    void open(RunContext context, TaskRecord record, SourceTree tree) {
        Actor actor = context.actor();
        TaskEntity task = record.task();
        CommitId from = new CommitId(Objects.requireNonNull(task.firstCommit));
        CommitId to = parts.projects().newest(actor, record.project());
        Secret token = parts.tokens().find(actor, task).orElseThrow();
        Proposal proposal = new Proposal(
                GitUrl.parse(task.sourceName),
                from,
                to,
                into(task),
                Authors.of(actor),
                text(task, task.description, tree, from, to),
                Optional.ofNullable(task.proposedCommit)
                        .map(CommitId::new)
                        .map(before -> earlier(actor, task, tree, before, to)));
        PullRequest request = parts.pullRequests().propose(tree, proposal, token, listener(context, record));
        record.change(row -> {
            row.pullRequest = request.url().toString();
            row.pullRequestNote = "";
        });
        parts.artefacts().put(actor.tenant(), record.project(), ArtefactName.PULL_REQUEST, request.url() + "\n");
    }

    /** The commit that follows tells what was said last, and what has changed since the one before. */
    private Earlier earlier(Actor actor, TaskEntity task, SourceTree tree, CommitId before, CommitId to) {
        String said = parts.projects().saidLast(actor, new ProjectId(task.projectId));
        return new Earlier(before, text(task, said, tree, before, to).commitMessage());
    }

    private static ChangeText text(TaskEntity task, String asked, SourceTree tree, CommitId from, CommitId to) {
        List<Change> files =
                tree.diff(from, to).files().stream().map(FilePatch::change).toList();
        return new ChangeText(
                task.id.toString(),
                asked,
                asked.equals(task.description)
                        ? Optional.ofNullable(task.answer).orElse("")
                        : "",
                Optional.ofNullable(task.agent).orElse("unknown"),
                Optional.ofNullable(task.model),
                Optional.ofNullable(task.agentReason).orElse(""),
                files);
    }

    /** Into what was asked for, else into the branch that was asked for when the code was fetched. */
    private static Optional<String> into(TaskEntity task) {
        return Optional.ofNullable(task.intoBranch)
                .or(() -> Optional.ofNullable(task.sourceRef).flatMap(ref -> Optional.ofNullable(task.importedBranch)));
    }

    private Listener listener(RunContext context, TaskRecord record) {
        return new Listener() {
            // Written down before: whoever pushes next has to go on from here, whether this one arrives or not.
            @Override
            public void pushing(BranchName branch, CommitId commit) {
                int version = parts.projects().version(context.actor(), record.project());
                record.change(row -> {
                    row.proposedCommit = commit.value();
                    row.proposedVersion = version;
                });
                context.append(new RunEvent.BranchPushing(branch.value()));
            }

            @Override
            public void pushed(BranchName branch, CommitId commit) {
                context.append(new RunEvent.BranchPushed(branch.value(), commit.value()));
            }

            @Override
            public void opened(PullRequest request) {
                context.append(new RunEvent.PullRequestOpened(request.url(), request.number()));
            }
        };
    }

    private static String patch(TaskEntity task) {
        return task.filesChanged == 0 ? "" : PATCH;
    }
}
