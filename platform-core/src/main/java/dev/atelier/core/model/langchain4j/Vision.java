package dev.atelier.core.model.langchain4j;

import dev.atelier.core.config.Settings;
import java.util.regex.Pattern;

/** Whether a model can see images. No provider's API says so; the setting has the last word. */
enum Vision {
    AUTO,
    YES,
    NO;

    private static final Pattern BLIND = Pattern.compile("(?i)gpt-3|o1-mini|o3-mini|claude-(instant|2)");
    private static final Pattern SEEING =
            Pattern.compile("(?i)gpt-4o|gpt-4\\.1|gpt-[5-9]|gemini|claude|pixtral|llava|vision|-vl|vl-|vl:|gemma-?3"
                    + "|llama-?4|minicpm-v|moondream|mistral-(small|medium)-?3");

    /** @param usually whether most models of this provider see, so that only the blind ones need to be known */
    static boolean of(String model, boolean usually, Settings settings) {
        return switch (settings.choice("atelier.model.images", AUTO)) {
            case YES -> true;
            case NO -> false;
            case AUTO ->
                usually ? !BLIND.matcher(model).find() : SEEING.matcher(model).find();
        };
    }
}
