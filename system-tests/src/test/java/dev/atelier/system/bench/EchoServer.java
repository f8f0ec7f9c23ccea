package dev.atelier.system.bench;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The least that can stand behind a gateway: so many bytes for each request, and whatever comes over a WebSocket back. */
final class EchoServer implements AutoCloseable {
    private final ServerSocket server;

    private EchoServer(ServerSocket server) {
        this.server = server;
    }

    static EchoServer start() throws IOException {
        EchoServer started = new EchoServer(new ServerSocket(0, 512, InetAddress.getLoopbackAddress()));
        Thread.ofVirtual().start(started::accept);
        return started;
    }

    int port() {
        return server.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = server.accept();
                Thread.ofVirtual().start(() -> serve(client));
            }
        } catch (IOException closed) {
            // by close()
        }
    }

    /** The path is the number of bytes. */
    private static void serve(Socket client) {
        try (client) {
            client.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(client.getInputStream());
            OutputStream out = new BufferedOutputStream(client.getOutputStream(), 64 * 1024);
            for (String head = Load.head(in); !head.isEmpty(); head = Load.head(in)) {
                if (head.toLowerCase(Locale.ROOT).contains("upgrade: websocket")) {
                    send(out, """
                            HTTP/1.1 101 Switching Protocols
                            Upgrade: websocket
                            Connection: Upgrade
                            Sec-WebSocket-Accept: none

                            """.replace("\n", "\r\n"));
                    out.flush();
                    client.getInputStream().transferTo(client.getOutputStream());
                    return;
                }
                int bytes = Integer.parseInt(head.substring(head.indexOf('/') + 1, head.indexOf(" HTTP")));
                send(out, "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: " + bytes + "\r\n\r\n");
                out.write(new byte[bytes]);
                out.flush();
            }
        } catch (IOException broken) {
            // the other side is done
        }
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
