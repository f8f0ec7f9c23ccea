package dev.atelier.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocketRoute;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An open page shows what happens elsewhere, also where its WebSocket lets it down. */
@Tag("slow")
@ExtendWith({Installations.class, Chromium.class})
class LivePageTest {
    private static final Pattern PUSH = Pattern.compile(".*/VAADIN/push.*");

    /** What a WebSocket begins with, before anything is told by it. */
    private static final Pattern HANDSHAKE = Pattern.compile("\\d+\\|[0-9a-f-]{36}\\|.*", Pattern.DOTALL);

    private final Installation installation;
    private final Chromium.Visitors visitors;

    LivePageTest(Installation installation, Chromium.Visitors visitors) {
        this.installation = installation;
        this.visitors = visitors;
    }

    @Test
    @DisplayName(
            "S7 a page whose WebSocket is closed while it opens misses nothing of what happens until it is open again")
    void closed_while_opening() {
        Set<String> closed = new HashSet<>();
        follows(socket -> {
            if (closed.add(socket.url().replaceAll(".*(v-uiId=\\d+).*", "$1"))) {
                socket.close();
            } else {
                socket.connectToServer();
            }
        });
    }

    @Test
    @DisplayName("S7 a page is kept up to date where no WebSocket gets through")
    void no_websocket() {
        follows(WebSocketRoute::close);
    }

    @Test
    @DisplayName("S7 a page that a message was lost for finds out, and shows what it was about")
    void lost_messages() {
        follows(socket -> {
            WebSocketRoute server = socket.connectToServer();
            server.onMessage(frame -> {
                if (HANDSHAKE.matcher(frame.text()).matches()) {
                    socket.send(frame.text());
                }
            });
        });
    }

    /** Opens the list of tasks in a browser with such WebSockets, and hands one in elsewhere. */
    private void follows(Consumer<WebSocketRoute> sockets) {
        Person person = visitors.somebody(installation);
        Page page = person.page();
        page.routeWebSocket(PUSH, sockets);
        person.signIn("nora", "/tasks");
        assertThat(page.getByLabel("Find a task")).isVisible();
        String what = "Add a README about zebra " + UUID.randomUUID();

        Api nora = Api.signedIn(installation, "nora");
        byte[] form = new Multipart()
                .field("description", what)
                .zip("zip", "shop.zip", TaskJourneyTest.archive().buffer)
                .bytes();
        nora.send(nora.request("/api/v1/tasks")
                .header("Content-Type", Multipart.TYPE)
                .POST(BodyPublishers.ofByteArray(form))
                .build());

        assertThat(page.locator(".task-row").first()).containsText(what);
        assertThat(page.locator(".task-row").first()).containsText("Completed");
    }
}
