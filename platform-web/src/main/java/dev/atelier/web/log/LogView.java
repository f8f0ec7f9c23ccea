package dev.atelier.web.log;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import elemental.json.Json;
import elemental.json.JsonArray;
import elemental.json.JsonObject;
import java.util.List;

/** Lines of a log, which the browser keeps within bounds, searches and copies by itself. All of it is text. */
@Tag("log-view")
@JsModule("./workbench/log-view.ts")
public final class LogView extends Component implements HasStyle {

    /**
     * One line.
     *
     * @param level how it is shown: {@code log}, {@code warn}, {@code error}; of commands {@code command}, {@code good},
     *     {@code bad}
     */
    public record Line(String level, String text) {}

    public LogView(String label) {
        addClassNames("log-view");
        getElement().setAttribute("aria-label", label);
    }

    /** Shows what the previewed page writes to its console, which never passes through the server. */
    public LogView ofTheBrowser() {
        getElement().setAttribute("source", "browser");
        return this;
    }

    public void add(List<Line> lines) {
        if (lines.isEmpty()) {
            return;
        }
        JsonArray told = Json.createArray();
        for (Line line : lines) {
            JsonObject each = Json.createObject();
            each.put("level", line.level());
            each.put("text", line.text());
            told.set(told.length(), each);
        }
        getElement().callJsFunction("add", told);
    }

    public void clear() {
        getElement().callJsFunction("clear");
    }

    public void find(String words) {
        getElement().callJsFunction("find", words);
    }

    public void atLeast(String level) {
        getElement().callJsFunction("atLeast", level);
    }
}
