package dev.atelier.core.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.sandbox.EgressRule.Reach;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** That the way out leads to the listed hosts and nowhere else. */
public interface EgressContract {
    Workshop workshop();

    @Test
    @DisplayName("X16 a listed host is reached through the proxy, another is refused, and the denial is told")
    default void allowList() throws IOException, InterruptedException {
        try (TextServer listed = TextServer.start("from the registry");
                TextServer other = TextServer.start("from elsewhere")) {
            EgressPolicy policy = new EgressPolicy(List.of(new EgressRule("localhost", listed.port(), Reach.PRIVATE)));
            Sandbox sandbox = workshop().provider().open(workshop().spec("egress", policy));

            assertThat(throughProxy(sandbox, "localhost:" + listed.port()))
                    .contains("200 Connection Established", "from the registry");
            assertThat(throughProxy(sandbox, "localhost:" + other.port()))
                    .contains("403 Forbidden", "localhost:" + other.port() + " is not on the list");
            assertThat(throughProxy(sandbox, "169.254.169.254:80")).contains("403 Forbidden");
            assertThat(workshop().denied())
                    .containsExactly("egress localhost:" + other.port(), "egress 169.254.169.254:80");
        }
    }

    @Test
    @DisplayName("X16 without a list there is no way out at all")
    default void noList() throws InterruptedException {
        assertThat(throughProxy(workshop().open("no-egress"), "localhost:443")).contains("502 Bad Gateway");
    }

    /** Asks the proxy for a connection to its argument, sends a request through it, and prints what comes back. */
    String THROUGH_PROXY = """
            const target = process.argv[1];
            const socket = require('net').connect(3128, '127.0.0.1');
            socket.on('data', (data) => {
              process.stdout.write(data);
              if (data.includes('200 Connection')) socket.write('GET / HTTP/1.0\\r\\n\\r\\n');
            });
            socket.on('error', (error) => console.log(error.code));
            socket.write('CONNECT ' + target + ' HTTP/1.1\\r\\nHost: ' + target + '\\r\\n\\r\\n');
            """;

    private static String throughProxy(Sandbox sandbox, String target) throws InterruptedException {
        return Recorded.outputOf(sandbox, "node", "-e", THROUGH_PROXY, target);
    }
}
