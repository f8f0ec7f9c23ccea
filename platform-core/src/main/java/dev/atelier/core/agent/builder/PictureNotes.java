package dev.atelier.core.agent.builder;

import dev.atelier.core.agent.Turn;
import dev.atelier.core.agent.TurnPicture;
import dev.atelier.core.source.SourcePath;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a model is told in words about the user's images; their names are the platform's, not free text. */
final class PictureNotes {
    private static final int MOST = 60;

    private PictureNotes() {}

    /** All that there are, the newest if there are too many. */
    static String all(List<TurnPicture> pictures) {
        int left = Math.max(0, pictures.size() - MOST);
        String lines = lines(pictures.subList(left, pictures.size()));
        return left == 0 ? lines : "(" + left + " older ones; use list_files)\n" + lines;
    }

    /**
     * The ask with what came with it, and with what is gone since the last one.
     *
     * @param shown how many of the sent ones the model sees
     */
    static String ask(Turn turn, int shown) {
        List<String> parts = new ArrayList<>();
        parts.add(turn.ask());
        List<TurnPicture> sent =
                turn.pictures().stream().filter(TurnPicture::sent).toList();
        if (!sent.isEmpty()) {
            parts.add("[Atelier] The user sent these images with this message. They are files of the project already. "
                    + seen(sent.size(), shown) + "\n" + all(sent));
        }
        if (!turn.removedPictures().isEmpty()) {
            String gone = turn.removedPictures().stream().map(SourcePath::value).collect(Collectors.joining("\n"));
            parts.add("[Atelier] The user removed these images since the last turn; the files are gone. Take them off"
                    + " the page wherever they are still shown.\n" + gone);
        }
        return String.join("\n\n", parts);
    }

    private static String seen(int sent, int shown) {
        if (shown == 0) {
            return "You cannot see them: go by their names and sizes and by what the user says.";
        }
        return shown < sent ? "You see the first " + shown + " that can be shown." : "You see them here.";
    }

    private static String lines(List<TurnPicture> pictures) {
        return pictures.stream()
                .map(picture -> picture.path() + " (" + picture.width() + " × " + picture.height() + " pixels)")
                .collect(Collectors.joining("\n"));
    }
}
