package dev.atelier.core.agent;

import dev.atelier.core.model.Image;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/** A turn in memory: files in a map, commands answered by a function, checks answered from a list. */
public final class FakeTurn implements Turn {
    private final String ask;
    private final FakeFiles files = new FakeFiles();
    private final FakeJournal journal = new FakeJournal();
    private final List<Exchange> conversation = new ArrayList<>();
    private final List<Image> images = new ArrayList<>();
    private final List<PickedElement> elements = new ArrayList<>();
    private final List<List<String>> commandsRun = new ArrayList<>();
    private final Deque<PreviewReport> checks = new ArrayDeque<>();
    private Function<List<String>, CommandReport> shell = argv -> new CommandReport(0, "", false);
    private int checksMade;

    public FakeTurn(String ask) {
        this.ask = ask;
    }

    public FakeTurn with(String path, String text) {
        files.with(path, text);
        return this;
    }

    public FakeTurn after(String user, String answer) {
        conversation.add(new Exchange(user, answer));
        return this;
    }

    public FakeTurn showing(Image image) {
        images.add(image);
        return this;
    }

    public FakeTurn pointingAt(PickedElement element) {
        elements.add(element);
        return this;
    }

    /** What every command comes to. */
    public FakeTurn whereCommands(Function<List<String>, CommandReport> answers) {
        this.shell = answers;
        return this;
    }

    /** What the next checks find, in order; afterwards all is well. */
    public FakeTurn wherePreviewFinds(PreviewReport... reports) {
        checks.addAll(List.of(reports));
        return this;
    }

    public List<List<String>> commandsRun() {
        return List.copyOf(commandsRun);
    }

    public int checksMade() {
        return checksMade;
    }

    @Override
    public String ask() {
        return ask;
    }

    @Override
    public List<Image> images() {
        return List.copyOf(images);
    }

    @Override
    public List<PickedElement> elements() {
        return List.copyOf(elements);
    }

    @Override
    public List<Exchange> conversation() {
        return List.copyOf(conversation);
    }

    @Override
    public String projectName() {
        return "Pottery class";
    }

    @Override
    public FakeFiles files() {
        return files;
    }

    @Override
    public TurnCommands commands() {
        return this::run;
    }

    @Override
    public TurnPreview preview() {
        return this::check;
    }

    @Override
    public FakeJournal journal() {
        return journal;
    }

    private CommandReport run(List<String> argv, Duration timeout) {
        commandsRun.add(List.copyOf(argv));
        return shell.apply(argv);
    }

    private PreviewReport check() {
        checksMade++;
        PreviewReport next = checks.poll();
        return next == null ? PreviewReport.inOrder() : next;
    }
}
