package dev.atelier.web.workbench;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.shared.Registration;
import dev.atelier.core.browser.PageSpot;
import dev.atelier.core.run.Attachment;
import elemental.json.JsonArray;
import elemental.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Opens the page in the frame beside it, hears what that tells, and lets the person pick an element there. The page is
 * users' code: its words are bounded in the browser and again where they become ours, and are never more than text (X18).
 */
@Tag("preview-link")
@JsModule("./workbench/preview-link.ts")
final class PreviewLink extends Component {
    private static final String DETAIL = "event.detail";

    /** @param app the only origin that is listened to */
    PreviewLink(URI app) {
        getElement().setAttribute("origin", app.toString());
    }

    /** @param entrance where the app lets the person in; nothing happens if it is the last one */
    void open(URI entrance) {
        getElement().setAttribute("entrance", entrance.toString());
    }

    void pick() {
        getElement().callJsFunction("pick");
    }

    void stopPicking() {
        getElement().callJsFunction("stopPicking");
    }

    /** The app has gone to another place of its own. */
    void onPlace(Consumer<String> listener) {
        on("page-place", detail -> listener.accept(detail.getString("path")));
    }

    void onProblem(Consumer<PageProblem> listener) {
        on("page-error", detail -> listener.accept(PageProblem.of(detail)));
    }

    void onHealed(Runnable listener) {
        on("page-healed", detail -> listener.run());
    }

    /** The person has picked an element, which is at that spot of the page. */
    void onPicked(BiConsumer<Attachment.Element, PageSpot> listener) {
        on(
                "page-picked",
                detail -> listener.accept(
                        new Attachment.Element(
                                detail.getString("component"),
                                detail.getString("file"),
                                (int) detail.getNumber("line"),
                                detail.getString("html"),
                                detail.getString("text"),
                                Optional.empty()),
                        spot(detail)));
    }

    private static PageSpot spot(JsonObject detail) {
        JsonArray steps = detail.getArray("steps");
        List<Integer> numbers = IntStream.range(0, steps.length())
                .mapToObj(at -> (int) steps.getNumber(at))
                .toList();
        return new PageSpot(numbers, (int) detail.getNumber("width"));
    }

    void onPickEnded(Runnable listener) {
        on("page-pick-ended", detail -> listener.run());
    }

    private void on(String event, Consumer<JsonObject> listener) {
        Registration unused = getElement()
                .addEventListener(
                        event, heard -> listener.accept(heard.getEventData().getObject(DETAIL)))
                .addEventData(DETAIL);
    }
}
