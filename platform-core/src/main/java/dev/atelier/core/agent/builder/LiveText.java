package dev.atelier.core.agent.builder;

import dev.atelier.core.agent.TurnJournal;
import dev.atelier.core.model.ModelException;
import dev.atelier.core.model.ModelName;
import dev.atelier.core.model.TextListener;

/** Passes a model's words on to the user. */
record LiveText(TurnJournal journal) implements TextListener {

    @Override
    public void text(String delta) {
        journal.say(delta);
    }

    @Override
    public void restarted() {
        journal.sayAgain();
    }

    @Override
    public void switched(ModelName from, ModelName to, ModelException why) {
        journal.warn(why.getMessage() + " Going on with " + to + ".");
    }
}
