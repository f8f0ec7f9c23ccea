package dev.atelier.core.sandbox.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.atelier.core.fault.FaultException;
import dev.atelier.core.sandbox.SandboxId;
import dev.atelier.core.sandbox.UnixHttp;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A sandbox's socket directory")
class SocketDirectoryTest {
    private static final SandboxId ID = new SandboxId("some-project");

    @TempDir
    private Path home;

    private SocketDirectories directories;

    @BeforeEach
    void setUp() {
        directories = new SocketDirectories(home, "t", SandboxUser.ofThisProcess());
    }

    @Test
    @DisplayName("X16 sockets keep working after they were taken out of the sandbox's reach")
    void taken() throws IOException {
        SocketDirectory directory = directories.create(ID);
        try (ServerSocketChannel dev = listen(directory.shared().resolve("dev.sock"));
                ServerSocketChannel exec = listen(directory.fresh())) {
            directory.takeSockets();

            assertThat(directory.shared()).isEmptyDirectory();
            assertThat(directories.find(ID)).isPresent();
            assertThat(reaches(directory.devSocket(), dev)).isTrue();
            assertThat(reaches(directory.execSocket(), exec)).isTrue();
        }
    }

    @Test
    @DisplayName("X16 a link in the place of a socket is refused, wherever it leads")
    void link() throws IOException {
        try (ServerSocketChannel engine = listen(home.resolve("engine.sock"))) {
            SocketDirectory directory = directories.create(ID);
            Files.createSymbolicLink(directory.shared().resolve("dev.sock"), home.resolve("engine.sock"));
            Files.createSymbolicLink(directory.fresh(), home.resolve("engine.sock"));

            assertThat(SocketDirectory.isSocket(directory.fresh())).isFalse();
            assertThatIOException().isThrownBy(directory::takeSockets).withMessageContaining("not a socket");
            assertThat(directories.find(ID)).isEmpty();
            assertThat(engine.isOpen()).isTrue();
        }
    }

    @Test
    @DisplayName("X16 publishing the egress socket changes nothing that a planted link leads to")
    void egressOverLink() throws IOException {
        Path precious = Files.writeString(home.resolve("precious"), "kept");
        Object before = Files.getAttribute(precious, "unix:mode");
        SocketDirectory directory = directories.create(ID);
        Files.createSymbolicLink(directory.shared().resolve("egress.sock"), precious);

        try (ServerSocketChannel egress = listen(directory.egressSocket())) {
            directory.publishEgress();

            assertThat(reaches(directory.shared().resolve("egress.sock"), egress))
                    .isTrue();
        }
        assertThat(precious).hasContent("kept");
        assertThat(Files.getAttribute(precious, "unix:mode")).isEqualTo(before);
    }

    @Test
    @DisplayName("X16 deleting follows no link")
    void deletion() throws IOException {
        Path precious = Files.createDirectory(home.resolve("precious"));
        Files.writeString(precious.resolve("file"), "kept");
        SocketDirectory directory = directories.create(ID);
        Files.createDirectories(directory.shared().resolve("a/b"));
        Files.createSymbolicLink(directory.shared().resolve("a/out"), precious);

        directories.delete(ID);

        assertThat(Files.exists(directory.own(), LinkOption.NOFOLLOW_LINKS)).isFalse();
        assertThat(precious.resolve("file")).hasContent("kept");
    }

    @Test
    @DisplayName("X19 a data directory too deep for unix sockets is refused at start, with what to do")
    void tooLong() {
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> new SocketDirectories(home.resolve("x".repeat(90)), "t", SandboxUser.ofThisProcess()))
                .withMessageContaining("ATELIER_HOME");
    }

    @Test
    @DisplayName("X16 sandboxed code is never root")
    void neverRoot() {
        assertThat(SandboxUser.ofThisProcess().uid()).isNotZero();
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> new SandboxUser(0, 10001));
    }

    private static ServerSocketChannel listen(Path socket) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        return server;
    }

    private static boolean reaches(Path socket, ServerSocketChannel server) throws IOException {
        Thread.ofVirtual().start(() -> {
            try (SocketChannel client = server.accept()) {
                client.read(ByteBuffer.allocate(1000));
                client.write(ByteBuffer.wrap(new byte[] {'o', 'k'}));
            } catch (IOException unexpected) {
                throw new AssertionError(unexpected);
            }
        });
        return UnixHttp.get(socket, "/").equals("ok");
    }
}
