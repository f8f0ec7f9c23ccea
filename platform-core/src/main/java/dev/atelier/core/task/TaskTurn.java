package dev.atelier.core.task;

import dev.atelier.core.agent.CommandReport;
import dev.atelier.core.agent.Exchange;
import dev.atelier.core.agent.RepositoryBrief;
import dev.atelier.core.agent.Turn;
import dev.atelier.core.agent.TurnCommands;
import dev.atelier.core.agent.TurnFiles;
import dev.atelier.core.agent.TurnJournal;
import dev.atelier.core.agent.TurnPreview;
import dev.atelier.core.run.RunContext;
import dev.atelier.core.source.SourcePath;
import dev.atelier.core.source.SourceTree;
import dev.atelier.core.turn.Instructions;
import dev.atelier.core.turn.JournaledFiles;
import dev.atelier.core.turn.SandboxCommands;
import java.util.List;
import java.util.Optional;

/** A task as the agent sees it: the repository's files, commands in the task's sandbox, its tests, and no conversation. */
final class TaskTurn implements Turn {
    private final String ask;
    private final String name;
    private final RepositoryBrief brief;
    private final JournaledFiles files;
    private final SandboxCommands commands;
    private final ContainerLog log;
    private final TurnPreview tests;
    private final TaskJournal journal;

    TaskTurn(
            RunContext context,
            TaskEntity task,
            SourceTree tree,
            TaskSandbox sandbox,
            TurnPreview tests,
            ContainerLog log,
            TaskJournal journal) {
        this.ask = task.description;
        this.name = nameOf(task);
        this.brief = Instructions.brief(
                tree.files(), Optional.ofNullable(task.targetFile).map(SourcePath::of));
        this.files = new JournaledFiles(tree.files(), context);
        this.commands = new SandboxCommands(sandbox::open, context);
        this.tests = tests;
        this.log = log;
        this.journal = journal;
    }

    @Override
    public String ask() {
        return ask;
    }

    @Override
    public Optional<RepositoryBrief> repository() {
        return Optional.of(brief);
    }

    @Override
    public List<Exchange> conversation() {
        return List.of();
    }

    @Override
    public String projectName() {
        return name;
    }

    @Override
    public TurnFiles files() {
        return files;
    }

    @Override
    public TurnCommands commands() {
        return (argv, timeout) -> {
            CommandReport report = commands.run(argv, timeout);
            log.command(argv, report);
            return report;
        };
    }

    @Override
    public TurnPreview preview() {
        return tests;
    }

    @Override
    public TurnJournal journal() {
        return journal;
    }

    /** What people call it: the last part of its address, without what is only there for programs. */
    private static String nameOf(TaskEntity task) {
        String last = task.sourceName.replaceAll("/+$", "").replaceAll("^.*[/\\\\]", "");
        String bare = last.replaceFirst("(?i)\\.(git|zip)$", "");
        return bare.isBlank() ? task.sourceName : bare;
    }
}
