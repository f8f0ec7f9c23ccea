package dev.atelier.core.project;

import dev.atelier.core.agent.Exchange;
import dev.atelier.core.agent.PickedElement;
import dev.atelier.core.agent.PreviewReport;
import dev.atelier.core.agent.RepositoryBrief;
import dev.atelier.core.agent.Turn;
import dev.atelier.core.agent.TurnCommands;
import dev.atelier.core.agent.TurnFiles;
import dev.atelier.core.agent.TurnJournal;
import dev.atelier.core.agent.TurnPicture;
import dev.atelier.core.agent.TurnPreview;
import dev.atelier.core.model.Image;
import dev.atelier.core.preview.PreviewTarget;
import dev.atelier.core.preview.Previews;
import dev.atelier.core.run.Ask;
import dev.atelier.core.run.Attachment;
import dev.atelier.core.run.LoggedEvent;
import dev.atelier.core.run.RunContext;
import dev.atelier.core.run.RunEvent;
import dev.atelier.core.run.Runs;
import dev.atelier.core.run.ToldRun;
import dev.atelier.core.sandbox.Sandbox;
import dev.atelier.core.source.SourcePath;
import dev.atelier.core.source.SourceTree;
import dev.atelier.core.turn.EventJournal;
import dev.atelier.core.turn.Instructions;
import dev.atelier.core.turn.JournaledFiles;
import dev.atelier.core.turn.RepositoryTests;
import dev.atelier.core.turn.SandboxCommands;
import dev.atelier.core.usage.Prices;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One ask about one project, as the agent sees it; what the agent does through it becomes events of the run. */
final class ProjectTurn implements Turn {
    private static final int REMEMBERED_TURNS = 200;

    private final RunContext context;
    private final PreviewTarget target;
    private final long conversationFrom;
    private final Ask.Change ask;
    private final Previews previews;
    private final Runs runs;
    private final AppLooks looks;
    private final Set<String> knownErrors;
    private final JournaledFiles files;
    private final EventJournal journal;
    private final SandboxCommands commands;
    private final TurnImages images;
    private final Optional<RepositoryBrief> repository;
    private final RepositoryTests tests;
    private boolean sandboxTold;
    private Optional<AppLook> seen = Optional.empty();
    private long seenAt;
    private long commandsChangedAt;
    private @Nullable CommandDone lastCommand;

    /**
     * A command of which nobody has looked yet whether it changed anything.
     *
     * @param before the files' stamp
     * @param ended by {@link System#nanoTime}
     */
    private record CommandDone(long before, long ended) {}

    ProjectTurn(
            RunContext context,
            ProjectEntity project,
            SourceTree tree,
            Ask.Change ask,
            TurnImages images,
            Previews previews,
            Runs runs,
            AppLooks looks,
            Set<String> knownErrors,
            Duration testTime,
            Supplier<Prices> prices) {
        this.context = context;
        this.target = project.target();
        this.conversationFrom = project.conversationFrom;
        this.ask = ask;
        this.images = images;
        this.previews = previews;
        this.runs = runs;
        this.looks = looks;
        this.knownErrors = knownErrors;
        this.files = new JournaledFiles(tree.files(), context);
        this.commandsChangedAt = files.changedAt();
        this.journal = new EventJournal(context, prices);
        this.commands = new SandboxCommands(this::sandbox, context);
        this.repository = project.kind() == ProjectKind.REPOSITORY
                ? Optional.of(Instructions.brief(tree.files(), Optional.empty()))
                : Optional.empty();
        this.tests = new RepositoryTests(
                context,
                tree,
                (command, output) -> sandbox().run(command, output),
                note -> {},
                testTime,
                tree.head().orElseThrow());
    }

    /** Whether the agent has changed a file in this turn. */
    boolean hasChanges() {
        return files.changes() > 0;
    }

    /** What the last look at the app saw; empty when something may have changed since. */
    Optional<AppLook> seen() {
        return seen.filter(look -> seenAt - changedAt() > 0);
    }

    @Override
    public String ask() {
        return ask.text();
    }

    @Override
    public List<PickedElement> elements() {
        return ask.attachments().stream()
                .filter(Attachment.Element.class::isInstance)
                .map(Attachment.Element.class::cast)
                .map(this::picked)
                .toList();
    }

    private PickedElement picked(Attachment.Element it) {
        Optional<Image> picture =
                it.screenshot().flatMap(key -> looks.kept(target, key)).map(jpeg -> Image.of("image/jpeg", jpeg));
        return new PickedElement(it.component(), it.file(), it.line(), it.html(), it.text(), picture);
    }

    @Override
    public List<Image> images() {
        return images.shown();
    }

    @Override
    public List<TurnPicture> pictures() {
        return images.all();
    }

    @Override
    public List<SourcePath> removedPictures() {
        return images.removed();
    }

    @Override
    public List<Exchange> conversation() {
        return runs
                .told(
                        context.actor(),
                        context.run().project(),
                        conversationFrom,
                        REMEMBERED_TURNS,
                        Set.of(RunEvent.Answered.class))
                .stream()
                // What was asked after this waits for its own turn.
                .takeWhile(told -> !told.run().id().equals(context.run().id()))
                .filter(ToldRun::begun)
                .map(ProjectTurn::exchange)
                .toList();
    }

    @Override
    public String projectName() {
        return target.title();
    }

    @Override
    public TurnFiles files() {
        return files;
    }

    @Override
    public TurnCommands commands() {
        return (argv, timeout) -> {
            settle();
            long before = files.stamp();
            try {
                return commands.run(argv, timeout);
            } finally {
                lastCommand = new CommandDone(before, System.nanoTime());
            }
        };
    }

    /** Put off until it matters: whoever went through the files after the command has seen it anyway. */
    private void settle() {
        CommandDone command = lastCommand;
        if (command != null) {
            if (files.stampSince(command.ended()) != command.before()) {
                commandsChangedAt = command.ended();
            }
            lastCommand = null;
        }
    }

    @Override
    public Optional<RepositoryBrief> repository() {
        return repository;
    }

    @Override
    public TurnPreview preview() {
        return repository.isPresent() ? tests : this::check;
    }

    @Override
    public TurnJournal journal() {
        return journal;
    }

    /** Opens the sandbox when something is first to be done in it; an agent that only edits files needs none. */
    private Sandbox sandbox() throws InterruptedException {
        long start = System.nanoTime();
        // A repository need not have anything that could be shown.
        Sandbox opened = repository.isPresent() ? previews.openForCommands(target) : previews.open(target);
        if (!sandboxTold) {
            sandboxTold = true;
            context.append(new RunEvent.SandboxReady(previews.providerName(target), millisSince(start)));
        }
        return opened;
    }

    private static long millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }

    private PreviewReport check() throws InterruptedException {
        var unused = sandbox();
        seenAt = System.nanoTime();
        AppLook look = looks.look(target, knownErrors, changedAt());
        seen = Optional.of(look);
        context.append(
                look.works()
                        ? new RunEvent.CheckPassed(look.checked(), look.millis(), look.screenshot())
                        : new RunEvent.CheckFailed(look.problems(), look.millis(), look.screenshot()));
        return new PreviewReport(look.works(), look.problems(), look.notes(), () -> image(look));
    }

    private long changedAt() {
        settle();
        return Math.max(files.changedAt(), commandsChangedAt);
    }

    private static Optional<Image> image(AppLook look) {
        return look.picture().join().map(picture -> Image.of(picture.mediaType(), picture.bytes()));
    }

    /** Their files, so that "the second one from before" means something later. */
    private static String sentAlong(Ask ask) {
        List<String> paths = ask instanceof Ask.Change change
                ? change.attachments().stream()
                        .filter(Attachment.Picture.class::isInstance)
                        .map(attachment -> ((Attachment.Picture) attachment).path())
                        .toList()
                : List.of();
        return paths.isEmpty() ? "" : "\n(with the images " + String.join(", ", paths) + ")";
    }

    private static Exchange exchange(ToldRun told) {
        StringBuilder answer = new StringBuilder();
        for (LoggedEvent event : told.events()) {
            if (event.event() instanceof RunEvent.Answered answered) {
                answer.append(answered.text());
            }
        }
        Ask asked = told.run().ask();
        return new Exchange(asked.text() + sentAlong(asked), answer.toString());
    }
}
