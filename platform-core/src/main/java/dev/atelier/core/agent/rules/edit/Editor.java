package dev.atelier.core.agent.rules.edit;

import dev.atelier.core.agent.rules.app.Content;
import dev.atelier.core.agent.rules.edit.Effect.Changed;
import dev.atelier.core.agent.rules.edit.Effect.Unchanged;
import dev.atelier.core.agent.rules.intent.Intent;
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
import java.util.Optional;
import java.util.function.Function;

/** Carries out one intent after the other. */
public final class Editor {
    private final Facts facts;
    private final Messages messages;

    public Editor(Facts facts) {
        this.facts = facts;
        this.messages = Messages.in(facts.language());
    }

    /**
     * What comes of an intent.
     *
     * @param content what the app says now; empty when there is no app yet, or none that the rules made
     */
    public Effect apply(Intent intent, Optional<Content> content) {
        return switch (intent) {
            case MakeApp make -> new AppMaker(facts, messages).make(make);
            case Ask ask -> new Unchanged(messages.say("ask." + Suggestions.key(ask.question())));
            case Unknown unknown -> new Unchanged(Suggestions.notUnderstood(unknown, messages));
            case SetTitle set -> edit(content, app -> TextEdits.title(app, set, messages));
            case SetText set -> edit(content, app -> TextEdits.text(app, set, messages));
            case SetColour set -> edit(content, app -> LookEdits.colour(app, set, messages));
            case SetMode set -> edit(content, app -> LookEdits.mode(app, set, messages));
            case SetTypeface set -> edit(content, app -> LookEdits.typeface(app, set, messages));
            case SetCorners set -> edit(content, app -> LookEdits.corners(app, set, messages));
            case SetSize set -> edit(content, app -> LookEdits.size(app, set, messages));
            case AddSection add -> edit(content, app -> new SectionEdits(app, messages).add(add, facts.forGallery()));
            case MoveSection move -> edit(content, app -> new SectionEdits(app, messages).move(move));
            case Remove remove -> edit(content, app -> new SectionEdits(app, messages).remove(remove));
            case AddPage add -> edit(content, app -> new PageEdits(app, messages).add(add, facts.forGallery()));
            case RemovePage remove -> edit(content, app -> new PageEdits(app, messages).remove(remove));
            case AddItem add -> edit(content, app -> ItemEdits.add(app, add, messages));
            case PlaceImage place -> edit(content, app -> new ImageEdits(app, facts, messages).place(place));
            case RemoveImage remove -> edit(content, app -> new ImageEdits(app, facts, messages).remove(remove));
        };
    }

    /** Pictures whose files are gone leave the page with whatever is edited next (B13). */
    private Effect edit(Optional<Content> content, Function<Content, Effect> edit) {
        if (content.isEmpty()) {
            return new Unchanged(messages.say("no.app"));
        }
        Content app = ImageEdits.withoutMissing(content.get(), facts.images());
        return switch (edit.apply(app)) {
            case Unchanged unchanged -> unchanged;
            case Changed changed ->
                changed.content().equals(app)
                        ? new Unchanged(messages.say("already"))
                        : new Changed(Links.mend(changed.content()), changed.said());
        };
    }
}
