package dev.atelier.system.bench;

import dev.atelier.system.bench.Result.Goal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** F7: the proxy is not there. So many answers over connections that stay open, through the gateway and otherwise. */
final class Throughput {
    private static final int CONNECTIONS = 64;
    private static final int SMALL = 1024;
    private static final int LARGE = 1024 * 1024;
    /** As fast as nine tenths of the other. */
    private static final Goal NINE_TENTHS = Goal.median(1 / 0.9);

    private final Path scratch;
    private final Belongings belongings;

    Throughput(Path scratch, Belongings belongings) {
        this.scratch = scratch;
        this.belongings = belongings;
    }

    /** What is asked for again and again. */
    private record Kind(String title, boolean upgraded, int bytes, int times) {
        Duration once(Load load) throws IOException, InterruptedException {
            return upgraded ? load.echo(times) : load.get(bytes, times);
        }
    }

    private static final List<Kind> KINDS = List.of(
            new Kind("1 KB", false, SMALL, 60),
            new Kind("1 MB", false, LARGE, 3),
            new Kind("WebSocket echo", true, 0, 60));

    List<Result> measure(Effort effort) throws Exception {
        Path directory = Files.createTempDirectory(Files.createDirectories(scratch), "gateway");
        EchoServer app = belongings.keep(EchoServer.start());
        LoneGateway gateway = belongings.keep(LoneGateway.start(directory, app.port()));
        Optional<LoneNginx> nginx = LoneNginx.start(directory, app.port());
        nginx.ifPresent(belongings::keep);
        List<Result> results = new ArrayList<>();
        for (Kind kind : KINDS) {
            results.add(measure(effort, kind, gateway, "the server directly", app.port(), Goal.none()));
            if (nginx.isPresent()) {
                results.add(measure(effort, kind, gateway, "nginx", nginx.get().port(), NINE_TENTHS));
            }
        }
        if (nginx.isEmpty()) {
            System.out.println("F7: no nginx is installed, so the gateway is measured against the server alone."
                    + " On Debian or Ubuntu: apt-get install nginx-light");
        }
        return results;
    }

    private static Result measure(Effort effort, Kind kind, LoneGateway gateway, String against, int port, Goal goal)
            throws Exception {
        try (Load ours = Load.on(CONNECTIONS, gateway.port(), LoneGateway.HOST);
                Load other = Load.on(CONNECTIONS, port, LoneGateway.HOST)) {
            if (kind.upgraded()) {
                ours.upgraded();
                other.upgraded();
            }
            // Like a gateway that has run for a while: what it does often has been compiled.
            for (int round = 0; round < effort.rounds(); round++) {
                var unused = kind.once(ours);
                var unusedToo = kind.once(other);
            }
            ours.forget();
            other.forget();
            SideBySide times = effort.measure(round -> kind.once(ours), round -> kind.once(other));
            double added = (ours.p99().toNanos() - other.p99().toNanos()) / 1e6;
            String what = String.format(
                    Locale.ROOT,
                    "%s × %d, 64 connections (p99 of an answer %+.1f ms)",
                    kind.title(),
                    kind.times() * CONNECTIONS,
                    added);
            return new Result("F7", what, against, times, goal);
        }
    }
}
