package dev.atelier.core.task;

import dev.atelier.core.model.LanguageModel;
import dev.atelier.core.model.ModelException;
import dev.atelier.core.model.ModelName;
import dev.atelier.core.model.ModelReply;
import dev.atelier.core.model.ModelRequest;
import dev.atelier.core.model.TextListener;
import java.util.Optional;

/** A model that is asked as one task wishes it (R6). */
record AdjustedModel(LanguageModel model, Optional<Double> temperature, Optional<Integer> maxTokens)
        implements LanguageModel {
    @Override
    public ModelName name() {
        return model.name();
    }

    @Override
    public boolean seesImages() {
        return model.seesImages();
    }

    @Override
    public ModelReply chat(ModelRequest request, TextListener live) throws ModelException, InterruptedException {
        int most =
                maxTokens.map(own -> Math.min(own, request.maxOutputTokens())).orElse(request.maxOutputTokens());
        return model.chat(
                new ModelRequest(
                        request.system(),
                        request.messages(),
                        request.tools(),
                        most,
                        temperature.or(request::temperature)),
                live);
    }
}
