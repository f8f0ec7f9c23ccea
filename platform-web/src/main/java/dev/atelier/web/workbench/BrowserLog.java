package dev.atelier.web.workbench;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import dev.atelier.web.log.LogView;
import dev.atelier.web.shell.Words;
import java.util.List;

/** What the previewed page writes to its console. */
final class BrowserLog extends Div implements ConsolePart {
    private static final List<String> LEVELS = List.of("debug", "info", "warn", "error");

    BrowserLog() {
        addClassName("console-part");
        LogView view = new LogView(Words.of("console.browser")).ofTheBrowser();
        Select<String> least = new Select<>();
        least.setAriaLabel(Words.of("console.level"));
        least.setItems(LEVELS);
        least.setItemLabelGenerator(level -> {
            String key = "console.level." + level;
            return Words.of(key);
        });
        least.setValue(LEVELS.getFirst());
        least.addValueChangeListener(change -> view.atLeast(change.getValue()));
        ConsoleTools tools = new ConsoleTools(view, () -> {});
        tools.addComponentAsFirst(least);
        add(tools, view);
    }

    @Override
    public void show() {
        // The browser brings the lines by itself.
    }

    @Override
    public void hide() {
        // And keeps them.
    }
}
