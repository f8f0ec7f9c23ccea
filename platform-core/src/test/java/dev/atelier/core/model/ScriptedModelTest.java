package dev.atelier.core.model;

import dev.atelier.core.model.scripted.Script;
import dev.atelier.core.model.scripted.ScriptedModel;

class ScriptedModelTest implements LanguageModelContract {

    @Override
    public LanguageModel following(Script script) {
        return new ScriptedModel(script);
    }
}
