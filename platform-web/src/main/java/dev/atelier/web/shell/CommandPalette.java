package dev.atelier.web.shell;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Everything that can be done, found by typing a part of its name (Ctrl K, ⌘ K). The browser opens it and searches; what
 * there is to be found is asked for when it opens, and what was chosen is done here.
 */
@Tag("command-palette")
@JsModule("./shell/command-palette.ts")
final class CommandPalette extends Component {
    private static final ObjectMapper JSON = new ObjectMapper();

    private transient List<Command> shown = List.of();

    /**
     * A closed palette.
     *
     * @param commands what there is to do, the likeliest first
     * @param help shows the keys, when a person asks for them with a question mark
     */
    CommandPalette(Supplier<List<Command>> commands, Runnable help) {
        getElement().setProperty("label", Words.of("palette.label"));
        getElement().setProperty("hint", Words.of("palette.hint"));
        getElement().setProperty("nothing", Words.of("palette.nothing"));
        getElement().addEventListener("palette-open", event -> offer(commands.get()));
        getElement().addEventListener("palette-help", event -> help.run());
        getElement()
                .addEventListener(
                        "palette-choice",
                        event -> run((int) event.getEventData().getNumber("event.detail")))
                .addEventData("event.detail");
    }

    void open() {
        getElement().callJsFunction("open");
    }

    private void offer(List<Command> commands) {
        shown = List.copyOf(commands);
        List<Map<String, String>> lines = shown.stream()
                .map(command -> Map.of(
                        "icon", command.icon().html(),
                        "label", command.label(),
                        "group", command.group()))
                .toList();
        try {
            getElement().executeJs("this.offer(JSON.parse($0))", JSON.writeValueAsString(lines));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void run(int choice) {
        if (choice >= 0 && choice < shown.size()) {
            shown.get(choice).action().run();
        }
    }
}
