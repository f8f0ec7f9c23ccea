package dev.atelier.web.diff;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import dev.atelier.web.shell.Words;
import elemental.json.Json;
import elemental.json.JsonObject;

/** Chooses how differences are laid out; the browser remembers. */
@Tag("diff-layout")
@JsModule("./workbench/diff-lines.ts")
public final class DiffLayout extends Component {
    public DiffLayout() {
        JsonObject words = Json.createObject();
        words.put("layout", Words.of("changes.layout"));
        words.put("below", Words.of("changes.layout.below"));
        words.put("beside", Words.of("changes.layout.beside"));
        getElement().setPropertyJson("words", words);
    }
}
