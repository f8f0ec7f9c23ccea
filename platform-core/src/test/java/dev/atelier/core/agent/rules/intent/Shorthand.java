package dev.atelier.core.agent.rules.intent;

import dev.atelier.core.agent.rules.app.SectionKind;
import dev.atelier.core.agent.rules.intent.Intent.AddItem;
import dev.atelier.core.agent.rules.intent.Intent.AddPage;
import dev.atelier.core.agent.rules.intent.Intent.AddSection;
import dev.atelier.core.agent.rules.intent.Intent.Ask;
import dev.atelier.core.agent.rules.intent.Intent.MakeApp;
import dev.atelier.core.agent.rules.intent.Intent.MoveSection;
import dev.atelier.core.agent.rules.intent.Intent.PlaceImage;
import dev.atelier.core.agent.rules.intent.Intent.Remove;
import dev.atelier.core.agent.rules.intent.Intent.RemoveImage;
import dev.atelier.core.agent.rules.intent.Intent.RemovePage;
import dev.atelier.core.agent.rules.intent.Intent.SetColour;
import dev.atelier.core.agent.rules.intent.Intent.SetCorners;
import dev.atelier.core.agent.rules.intent.Intent.SetMode;
import dev.atelier.core.agent.rules.intent.Intent.SetSize;
import dev.atelier.core.agent.rules.intent.Intent.SetText;
import dev.atelier.core.agent.rules.intent.Intent.SetTitle;
import dev.atelier.core.agent.rules.intent.Intent.SetTypeface;
import dev.atelier.core.agent.rules.intent.Intent.Unknown;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Intents in few words, so that a table of phrases can be read. */
final class Shorthand {
    private Shorthand() {}

    static String of(List<Intent> intents) {
        return intents.stream().map(Shorthand::of).collect(Collectors.joining(" & "));
    }

    private static String of(Intent intent) {
        return switch (intent) {
            case MakeApp make -> "make " + lower(make.kind()) + wish(make.wish());
            case SetTitle set -> "title " + quote(set.text());
            case SetText set -> "text " + target(set.target()) + " " + quote(set.text());
            case SetColour set ->
                "colour " + lower(set.surface()) + " " + set.colour().hex();
            case SetMode set -> "mode " + lower(set.mode());
            case SetTypeface set -> "font " + lower(set.typeface());
            case SetCorners set -> "corners " + lower(set.corners());
            case SetSize set -> (set.bigger() ? "bigger " : "smaller ") + (set.titles() ? "titles" : "texts");
            case AddSection add -> "add " + add.kind().key() + text(" ", add.title()) + spot(add.spot());
            case MoveSection move -> "move " + ref(move.section()) + spot(move.spot());
            case Remove remove -> "remove " + ref(remove.what());
            case AddPage add -> "page" + text(" ", add.name()) + kind(" ", add.kind());
            case RemovePage remove -> "remove page " + ref(remove.page());
            case AddItem add -> "item" + kind(" ", add.section()) + " " + texts(add.texts());
            case PlaceImage place -> "image" + text(" ", place.name()) + " " + lower(place.spot());
            case RemoveImage remove -> "remove image" + text(" ", remove.name());
            case Ask ask -> "ask " + lower(ask.question());
            case Unknown unknown ->
                "unknown " + unknown.about().stream().map(Shorthand::lower).toList();
        };
    }

    private static String wish(Wish wish) {
        return text(" ", wish.title())
                + text(" about ", wish.topic())
                + wish.sections().stream().map(kind -> " +" + kind.key()).collect(Collectors.joining())
                + (wish.items().isEmpty() ? "" : " items " + texts(wish.items()))
                + (wish.statements().isEmpty() ? "" : " says " + texts(wish.statements()));
    }

    private static String target(TextTarget target) {
        return switch (target) {
            case TextTarget.Saying saying -> quote(saying.text());
            case TextTarget.OfApp app -> lower(app.role());
            case TextTarget.OfSection section -> section.kind().key() + "." + lower(section.role());
        };
    }

    private static String spot(Spot spot) {
        return switch (spot) {
            case Spot.Usual usual -> "";
            case Spot.Top top -> " top";
            case Spot.Bottom bottom -> " bottom";
            case Spot.Up up -> " up";
            case Spot.Down down -> " down";
            case Spot.Before before -> " before " + ref(before.section());
            case Spot.After after -> " after " + ref(after.section());
            case Spot.InPlaceOf other -> " in place of " + ref(other.section());
        };
    }

    private static String ref(Ref ref) {
        return (kind("", ref.kind()) + text(" ", ref.words())).strip();
    }

    private static String kind(String before, Optional<SectionKind> kind) {
        return kind.map(found -> before + found.key()).orElse("");
    }

    private static String text(String before, Optional<String> text) {
        return text.map(found -> before + quote(found)).orElse("");
    }

    private static String texts(List<String> texts) {
        return texts.stream().map(Shorthand::quote).collect(Collectors.joining(", "));
    }

    private static String quote(String text) {
        return "“" + text + "”";
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
