package dev.atelier.core.agent.rules.edit;

import dev.atelier.core.agent.rules.app.Content;
import dev.atelier.core.agent.rules.edit.Effect.Changed;
import dev.atelier.core.agent.rules.edit.Effect.Unchanged;
import dev.atelier.core.agent.rules.intent.Intent.SetColour;
import dev.atelier.core.agent.rules.intent.Intent.SetCorners;
import dev.atelier.core.agent.rules.intent.Intent.SetMode;
import dev.atelier.core.agent.rules.intent.Intent.SetSize;
import dev.atelier.core.agent.rules.intent.Intent.SetTypeface;
import dev.atelier.core.agent.rules.look.Theme;

/** Colours, light and dark, type and corners. */
final class LookEdits {
    private LookEdits() {}

    static Effect colour(Content app, SetColour set, Messages messages) {
        Theme theme = app.theme().with(set.surface(), set.colour());
        return new Changed(app.with(theme), messages.say("colour." + Suggestions.key(set.surface())));
    }

    static Effect mode(Content app, SetMode set, Messages messages) {
        Theme theme = app.theme().with(set.mode());
        return new Changed(app.with(theme), messages.say("mode." + Suggestions.key(set.mode())));
    }

    static Effect typeface(Content app, SetTypeface set, Messages messages) {
        Theme theme = app.theme().with(set.typeface());
        return new Changed(app.with(theme), messages.say("typeface." + Suggestions.key(set.typeface())));
    }

    static Effect corners(Content app, SetCorners set, Messages messages) {
        Theme theme = app.theme().with(set.corners());
        return new Changed(app.with(theme), messages.say("corners." + Suggestions.key(set.corners())));
    }

    static Effect size(Content app, SetSize set, Messages messages) {
        Theme now = app.theme();
        int step = set.bigger() ? 1 : -1;
        Theme theme = set.titles()
                ? now.withSizes(now.titleSize() + step, now.textSize())
                : now.withSizes(now.titleSize(), now.textSize() + step);
        if (theme.equals(now)) {
            return new Unchanged(messages.say(set.bigger() ? "size.biggest" : "size.smallest"));
        }
        String what = set.titles() ? "titles." : "texts.";
        return new Changed(app.with(theme), messages.say("size." + what + (set.bigger() ? "bigger" : "smaller")));
    }
}
