package dev.atelier.web.workbench;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import com.vaadin.flow.dom.DomListenerRegistration;
import dev.atelier.web.shell.Words;
import elemental.json.Json;
import elemental.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * CodeMirror with several open texts, one of which is shown. What is typed stays in the browser until it is saved; the
 * server hears only whether a text differs from what it knows.
 */
@Tag("code-editor")
@JsModule("./workbench/code-editor.ts")
@NpmPackage(value = "@codemirror/state", version = "6.7.6")
@NpmPackage(value = "@codemirror/view", version = "6.43.15")
@NpmPackage(value = "@codemirror/language", version = "6.13.1")
@NpmPackage(value = "@codemirror/commands", version = "6.11.1")
@NpmPackage(value = "@codemirror/search", version = "6.7.2")
@NpmPackage(value = "@codemirror/lang-javascript", version = "6.2.5")
@NpmPackage(value = "@codemirror/lang-css", version = "6.3.1")
@NpmPackage(value = "@codemirror/lang-html", version = "6.4.12")
@NpmPackage(value = "@codemirror/lang-json", version = "6.0.2")
@NpmPackage(value = "@codemirror/lang-markdown", version = "6.5.2")
@NpmPackage(value = "@codemirror/lang-python", version = "6.2.1")
@NpmPackage(value = "@lezer/highlight", version = "1.2.5")
final class CodeEditor extends Component {
    private static final String PATH = "event.detail.path";
    private static final String TEXT = "event.detail.text";
    private static final String STAMP = "event.detail.stamp";
    private static final String DIRTY = "event.detail.dirty";

    /** What CodeMirror says in its search panel. */
    private static final List<String> PHRASES = List.of(
            "Find",
            "Replace",
            "next",
            "previous",
            "all",
            "match case",
            "regexp",
            "by word",
            "replace",
            "replace all",
            "close");

    CodeEditor() {
        JsonObject phrases = Json.createObject();
        for (String phrase : PHRASES) {
            String key = phrase.equals("Replace")
                    ? "replace-field"
                    : phrase.replace(' ', '-').toLowerCase(Locale.ROOT);
            phrases.put(phrase, Words.find("code.search." + key).orElse(phrase));
        }
        getElement().setPropertyJson("phrases", phrases);
    }

    /**
     * Takes in a text as it is in the project.
     *
     * @param stamp names that content; a later save gives it back, so that what is typed is never taken to stand on a
     *     content that the browser has not shown yet
     */
    void open(String path, String text, String stamp, boolean readOnly) {
        getElement().callJsFunction("open", path, text, stamp, readOnly);
    }

    void show(String path) {
        getElement().callJsFunction("show", path);
    }

    void close(String path) {
        getElement().callJsFunction("close", path);
    }

    void rename(String from, String to) {
        getElement().callJsFunction("rename", from, to);
    }

    /** The file has changed: an untouched text follows; of a touched one {@link Listener#overtaken} tells. */
    void follow(String path, String text, String stamp) {
        getElement().callJsFunction("follow", path, text, stamp);
    }

    /** Replaces the text, so that it can be undone; {@code saved} is what is in the project. */
    void put(String path, String text, String saved, String stamp) {
        getElement().callJsFunction("put", path, text, saved, stamp);
    }

    /** What is in the project now; what was typed stays. */
    void saved(String path, String text, String stamp) {
        getElement().callJsFunction("saved", path, text, stamp);
    }

    /** Asks for what is typed, and for the stamp of the content that it stands on. */
    void current(String path, BiConsumer<String, String> then) {
        getElement().callJsFunction("current", path).then(found -> {
            JsonObject current = (JsonObject) found;
            then.accept(current.getString("text"), current.getString("stamp"));
        });
    }

    void save() {
        getElement().callJsFunction("save");
    }

    void focus() {
        getElement().callJsFunction("focus");
    }

    /** What the person does in the editor. */
    interface Listener {
        /** They want a text saved, which stands on the content of that stamp. */
        void save(String path, String text, String stamp);

        /** A text begins or ceases to differ from what is in the project. */
        void dirty(String path, boolean dirty);

        /** A text was touched before it could follow its file. */
        void overtaken(String path);
    }

    void listen(Listener listener) {
        on(
                "save-file",
                data -> listener.save(data.getString(PATH), data.getString(TEXT), data.getString(STAMP)),
                TEXT,
                STAMP);
        on("dirty-changed", data -> listener.dirty(data.getString(PATH), data.getBoolean(DIRTY)), DIRTY);
        on("overtaken", data -> listener.overtaken(data.getString(PATH)));
    }

    private void on(String name, Consumer<JsonObject> then, String... more) {
        DomListenerRegistration registration =
                getElement().addEventListener(name, event -> then.accept(event.getEventData()));
        registration.addEventData(PATH);
        for (String data : more) {
            registration.addEventData(data);
        }
    }
}
