package dev.atelier.core.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Programs for the inside of a sandbox. */
final class Scripts {
    static final int DEV_PORT = 5173;

    private Scripts() {}

    static Command shell(String script) {
        return Command.of("sh", "-c", script);
    }

    static Command node(String script) {
        return Command.of("node", "-e", script);
    }

    /** Answers with its process id; ends at once when it is asked for /crash. */
    static Service devServer() {
        String script = """
                require('http').createServer((request, response) => {
                  console.log('asked for ' + request.url);
                  if (request.url === '/crash') process.exit(3);
                  response.end('pid ' + process.pid);
                }).listen(%d, '127.0.0.1');
                """.formatted(DEV_PORT);
        return new Service(Service.DEV, List.of("node", "-e", script), Map.of(), DEV_PORT);
    }

    /** Prints "connected" or "refused" for each "host:port" or path of a socket. */
    static Command connect(String... targets) {
        String script = """
                const net = require('net');
                for (const target of process.argv.slice(1)) {
                  const [host, port] = target.split(':');
                  const options = port ? { host, port: Number(port) } : { path: target };
                  const socket = net.connect(options, () => { console.log(target, 'connected'); socket.destroy(); });
                  socket.setTimeout(1500, () => { console.log(target, 'refused'); socket.destroy(); });
                  socket.on('error', () => console.log(target, 'refused'));
                }
                """;
        List<String> argv = new ArrayList<>(List.of("node", "-e", script));
        argv.addAll(List.of(targets));
        return Command.of(argv.toArray(String[]::new));
    }
}
