package dev.atelier.core.agent.rules;

import dev.atelier.core.agent.Turn;
import dev.atelier.core.agent.TurnPicture;
import dev.atelier.core.agent.rules.intent.Intent;
import dev.atelier.core.agent.rules.intent.Intent.ImageSpot;
import dev.atelier.core.agent.rules.intent.Intent.PlaceImage;
import dev.atelier.core.agent.rules.intent.Understanding;
import dev.atelier.core.agent.rules.phrase.Language;
import dev.atelier.core.agent.rules.phrase.Phrase;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Pictures that came with the words: whoever sends one and says "put this at the top" means the picture. */
final class SentPictures {
    private static final Pattern POINTING = Pattern.compile(
            "(?iu)\\b(this|these|those|it|them|das hier|diese hier|das|dies|dieses|diese|es|sie)\\b(?! [\\p{L}]*bild)");

    private SentPictures() {}

    /** By their names in the folder of images. */
    static List<String> of(Turn turn) {
        return turn.pictures().stream()
                .filter(TurnPicture::sent)
                .map(picture -> picture.path().name())
                .toList();
    }

    /** What is meant by words that say nothing which could be done to an app, and with which a picture came. */
    static List<Intent> meant(Phrase phrase) {
        boolean german = phrase.language().filter(Language.DE::equals).isPresent();
        Matcher pointing = POINTING.matcher(phrase.text());
        String spelled = pointing.replaceFirst(german ? "das Bild" : "the picture");
        List<Intent> again = Understanding.of(Phrase.of(spelled), true);
        return again.stream().anyMatch(PlaceImage.class::isInstance)
                ? again
                : List.of(new PlaceImage(Optional.empty(), ImageSpot.ANYWHERE));
    }
}
