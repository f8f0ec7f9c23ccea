package dev.atelier.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForwardingTest {
    @TempDir
    Path directory;

    private Rig rig;

    @BeforeEach
    void start() {
        rig = Rig.in(directory);
    }

    @AfterEach
    void stop() throws IOException {
        rig.close();
    }

    @Test
    @DisplayName("B14 a request reaches the app behind its host name over a unix socket")
    void overUnixSocket() {
        FakeApp app = rig.openApp(call -> call.reply("hello"));

        Browser.Reply reply = rig.browser().get(Rig.HOST + ":8080", "/a/b?c=%20d");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo("hello");
        assertThat(app.lastSeen().firstLine()).isEqualTo("GET /a/b?c=%20d HTTP/1.1");
    }

    @Test
    @DisplayName("B14 a request reaches the app behind its host name over a port")
    void overPort() {
        FakeApp app = rig.app(call -> call.reply("over tcp"));
        rig.route(RouteFile.open("other.apps.localhost", app.upstream()));

        assertThat(rig.browser().get("other.apps.localhost", "/").body()).isEqualTo("over tcp");
    }
}
