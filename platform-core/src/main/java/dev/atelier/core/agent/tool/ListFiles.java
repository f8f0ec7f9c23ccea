package dev.atelier.core.agent.tool;

import dev.atelier.core.source.FileEntry;
import java.util.List;
import java.util.stream.Collectors;

/** What files there are. */
final class ListFiles implements Tool {
    private static final int MOST = 300;

    private final WatchedFiles files;

    ListFiles(WatchedFiles files) {
        this.files = files;
    }

    @Override
    public String name() {
        return "list_files";
    }

    @Override
    public String description() {
        return "Lists the project's source files with their sizes in bytes. Installed packages and build output are"
                + " not among them.";
    }

    @Override
    public Parameters parameters() {
        return Parameters.none()
                .optionalText("under", "Only files in this directory, such as src/components")
                .optionalNumber("skip", "How many to pass over, to read on in a long list");
    }

    @Override
    public String summary(ToolArguments arguments) {
        return "List files"
                + arguments.optionalText("under").map(dir -> " in " + dir).orElse("");
    }

    @Override
    public ToolOutcome use(ToolArguments arguments) {
        String prefix = arguments.optionalText("under").map(ListFiles::asPrefix).orElse("");
        int skip = arguments.number("skip", 0, 0, Integer.MAX_VALUE);
        List<FileEntry> found = files.list().stream()
                .filter(file -> file.path().value().startsWith(prefix))
                .toList();
        if (found.isEmpty()) {
            return new ToolOutcome.Failed("Nothing found", "There are no files in \"" + prefix + "\".");
        }
        String lines = found.stream()
                .skip(skip)
                .limit(MOST)
                .map(file -> file.path() + " (" + file.size() + ")")
                .collect(Collectors.joining("\n"));
        int left = found.size() - skip - MOST;
        return new ToolOutcome.Ok(
                found.size() + " files",
                left > 0 ? lines + "\n… and " + left + " more: call again with skip=" + (skip + MOST) : lines);
    }

    private static String asPrefix(String directory) {
        String plain = directory.strip().replaceFirst("^(/workspace/?|\\./|/)+", "");
        return plain.isEmpty() || ".".equals(plain) || plain.endsWith("/")
                ? plain.replaceFirst("^\\.$", "")
                : plain + "/";
    }
}
