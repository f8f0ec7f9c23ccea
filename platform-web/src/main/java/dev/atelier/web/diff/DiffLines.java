package dev.atelier.web.diff;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import dev.atelier.web.shell.Words;
import elemental.json.Json;
import elemental.json.JsonObject;
import java.util.List;

/** The rows of a difference, in the layout that the person has chosen. */
@Tag("diff-lines")
@JsModule("./workbench/diff-lines.ts")
public final class DiffLines extends Component {
    public DiffLines(String label) {
        getElement().setAttribute("role", "region");
        getElement().setAttribute("aria-label", label);
        JsonObject words = Json.createObject();
        words.put("added", Words.of("changes.line.added"));
        words.put("removed", Words.of("changes.line.removed"));
        words.put("cut", Words.of("changes.line.cut"));
        getElement().setPropertyJson("words", words);
    }

    public void show(List<DiffRow> rows) {
        getElement().setPropertyList("rows", rows);
    }
}
