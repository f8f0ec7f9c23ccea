package dev.atelier.system.bench;

import dev.atelier.system.Installation;
import dev.atelier.system.bench.Result.Goal;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * F10: it starts. From the command, with everything built and data from before, to the page that asks who one is, and to
 * the page of a first new project; beside the slowest of the servers, started alone with the same command lines.
 */
final class Startup {
    private static final Goal GOAL = Goal.median(1.3);
    /** Data of an installation that ran before, so that there is nothing to prepare. */
    private static final String NAME = Platform.NAME;

    private final Belongings belongings;
    private final int port = HandStarted.freePort();
    private final int keycloakPort = HandStarted.freePort();
    private final Map<String, String> settings = new HashMap<>();
    private final List<Duration> signIns = new ArrayList<>();
    private final List<Duration> previews = new ArrayList<>();

    /** @param settings beside the ports, which stay the same, since a new address costs Keycloak time */
    Startup(Belongings belongings, Map<String, String> settings) throws IOException {
        this.belongings = belongings;
        this.settings.putAll(settings);
        this.settings.put("ATELIER_PORT", String.valueOf(port));
        this.settings.put("ATELIER_KEYCLOAK_PORT", String.valueOf(keycloakPort));
    }

    List<Result> measure(Effort effort) throws Exception {
        Alone alone = new Alone(belongings, keycloakPort, start());
        signIns.clear();
        previews.clear();
        alone.once();
        alone.forget();
        for (int round = 0; effort.mayStart(round); round++) {
            start();
            alone.once();
        }
        String against = alone.slowest().name() + " alone";
        Samples limit = alone.slowest().samples();
        return List.of(
                new Result("F10", "command → sign-in page", against, new SideBySide(new Samples(signIns), limit), GOAL),
                new Result(
                        "F10", "command → first preview", against, new SideBySide(new Samples(previews), limit), GOAL));
    }

    /** Starts and stops all; the platform's environment meanwhile. */
    private Map<String, String> start() throws Exception {
        int mark = belongings.mark();
        long begin = System.nanoTime();
        Installation installation = belongings.keep(Installation.begin(NAME, List.of(), settings));
        try {
            new SignInPage(port, "atelier.localhost:" + port).await(installation);
            signIns.add(Duration.ofNanos(System.nanoTime() - begin));
            Platform platform = new Platform(Kind.LOCAL, installation);
            new Visitor(new Web()).open(platform.entrance(platform.createProject("Bench start")));
            previews.add(Duration.ofNanos(System.nanoTime() - begin));
            return platform.environment();
        } finally {
            belongings.freeTo(mark);
        }
    }
}
