package dev.atelier.core.agent.rules;

import dev.atelier.core.agent.rules.app.Content;
import dev.atelier.core.agent.rules.edit.Editor;
import dev.atelier.core.agent.rules.edit.Effect;
import dev.atelier.core.agent.rules.edit.Effect.Changed;
import dev.atelier.core.agent.rules.edit.Effect.Unchanged;
import dev.atelier.core.agent.rules.edit.Facts;
import dev.atelier.core.agent.rules.intent.Intent;
import dev.atelier.core.agent.rules.intent.Intent.MakeApp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What came of all intents of one turn.
 *
 * @param content of the app afterwards
 * @param effects one for each intent, in their order
 * @param made whether the app is a new one
 */
record Wishes(Optional<Content> content, List<Effect> effects, boolean made) {

    Wishes {
        effects = List.copyOf(effects);
    }

    static Wishes carryOut(List<Intent> intents, Optional<Content> before, Facts facts) {
        Editor editor = new Editor(facts);
        List<Effect> effects = new ArrayList<>();
        Optional<Content> now = before;
        boolean made = false;
        for (Intent intent : intents) {
            Effect effect = editor.apply(intent, now);
            effects.add(effect);
            switch (effect) {
                case Changed changed -> {
                    now = Optional.of(changed.content());
                    made |= intent instanceof MakeApp;
                }
                case Unchanged unchanged -> {
                    // The next intent begins from the same content.
                }
            }
        }
        return new Wishes(now, effects, made);
    }

    boolean changed() {
        return effects.stream().anyMatch(Changed.class::isInstance);
    }
}
