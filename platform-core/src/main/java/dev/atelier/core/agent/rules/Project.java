package dev.atelier.core.agent.rules;

import dev.atelier.core.agent.TurnFiles;
import dev.atelier.core.agent.rules.app.Content;
import dev.atelier.core.agent.rules.app.Sources;
import dev.atelier.core.fault.FaultException;
import dev.atelier.core.source.FileEntry;
import dev.atelier.core.source.SourcePath;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The project as it is before the turn.
 *
 * @param files to read more of it
 * @param content what the app says; empty when there is none that the rules made, or none that they can read
 * @param foreign whether there is an app that somebody else made
 * @param images names of the uploaded pictures, sorted
 */
record Project(TurnFiles files, Optional<Content> content, boolean foreign, List<String> images) {
    private static final String IMAGES = "public/images/";
    private static final Pattern PICTURE = Pattern.compile("(?i).+\\.(png|jpe?g|gif|webp|svg|avif)");
    private static final Set<String> TEMPLATE =
            Set.of("src/main.jsx", "src/App.jsx", "src/App.css", "src/index.css", "index.html");
    private static final Predicate<String> CODE =
            Pattern.compile("src/.+\\.(jsx?|tsx?|css|json|vue|svelte|html)").asMatchPredicate();

    static Project read(TurnFiles files) {
        List<String> paths = files.list().stream()
                .map(FileEntry::path)
                .map(SourcePath::value)
                .toList();
        List<String> images = paths.stream()
                .filter(path -> path.startsWith(IMAGES) && PICTURE.matcher(path).matches())
                .map(path -> path.substring(IMAGES.length()))
                .sorted()
                .toList();
        Optional<Content> content =
                text(files, Content.PATH).flatMap(Content::parse).filter(found -> isOurs(files));
        boolean foreign = content.isEmpty() && paths.stream().filter(CODE).anyMatch(path -> !TEMPLATE.contains(path));
        return new Project(files, content, foreign, images);
    }

    /** Whether what is on the page still comes from the content: otherwise an edit of it would change nothing. */
    private static boolean isOurs(TurnFiles files) {
        return text(files, Sources.APP)
                .filter(app -> app.contains("content.json"))
                .isPresent();
    }

    boolean hasApp() {
        return content.isPresent() || foreign;
    }

    Optional<String> text(SourcePath path) {
        return text(files, path);
    }

    /** A file's text; empty when there is none, or when it is not one that the rules could have written. */
    private static Optional<String> text(TurnFiles files, SourcePath path) {
        if (!files.exists(path)) {
            return Optional.empty();
        }
        try {
            return Optional.of(files.readText(path));
        } catch (FaultException e) {
            // Too large, not text, or gone in the meantime: not ours in any case.
            return Optional.empty();
        }
    }
}
