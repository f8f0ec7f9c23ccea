package dev.atelier.core.source.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultException;
import dev.atelier.core.net.ScriptedServer;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses that lead inside, and servers that mean no good. */
class HostileServerTest {
    @TempDir
    Path base;

    GitFixture fixture;

    @BeforeEach
    void create() {
        fixture = new GitFixture(base.resolve("home"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.2/x/y.git",
                "https://10.0.0.1/x/y.git",
                "https://172.16.5.5/x/y.git",
                "https://192.168.1.1:8443/x/y.git",
                "https://169.254.169.254/latest/meta-data",
                "https://100.64.0.1/x/y.git",
                "https://0.0.0.0/x/y.git",
                "https://224.0.0.1/x/y.git",
                "https://255.255.255.255/x/y.git",
                "https://[::]/x/y.git",
                "https://[::1]/x/y.git",
                "https://[::ffff:10.0.0.1]/x/y.git",
                "https://[::ffff:a9fe:a9fe]/x/y.git",
                "https://[::10.0.0.1]/x/y.git",
                "https://[64:ff9b::10.0.0.1]/x/y.git",
                "https://[64:ff9b:1::1]/x/y.git",
                "https://[2002:0a00:0001::1]/x/y.git",
                "https://[2001:0:1:2::3]/x/y.git",
                "https://[fe80::1]/x/y.git",
                "https://[fc00::1]/x/y.git",
                "https://[fd00:ec2::254]/x/y.git",
                "https://[ff02::1]/x/y.git"
            })
    @DisplayName("T3 addresses that are not of the internet are refused before anything is opened")
    void refusesInternalAddresses(String url) {
        GitImport clone = new GitImport(fixture.connector(), fixture.settings);

        FaultException refused = catchThrowableOfType(FaultException.class, () -> clone.check(GitUrl.parse(url)));

        assertThat(refused).isNotNull();
        assertThat(refused.fault().code()).isEqualTo("git_url_not_allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://2130706434/x/y.git", "https://0x7f000002/x/y.git", "https://017700000002/x/y.git"})
    @DisplayName("T3 addresses in disguise are refused by where they lead")
    void refusesDisguisedAddresses(String url) {
        assertThat(fixture.refusal(GitUrl.parse(url)).code()).isIn("git_url_not_allowed", "git_unreachable");
    }

    @Test
    @DisplayName("T3 http:// is refused where the operator does not allow it")
    void refusesPlainHttp() {
        fixture.settings = new GitSettings(false, List.of(), Duration.ofSeconds(60), 50 << 20);

        assertThat(fixture.refusal(GitUrl.parse("http://example.org/x.git")).code())
                .isEqualTo("git_url_not_allowed");
    }

    @Test
    @DisplayName("T3 a name that leads inside is refused, whatever else it leads to")
    void refusesNamesThatLeadInside() {
        fixture.resolver = host -> List.of(InetAddress.getByName("10.1.2.3"), InetAddress.getByName("::ffff:10.1.2.3"));

        Fault fault = fixture.refusal(GitUrl.parse("https://git.example.org/x/y.git"));

        assertThat(fault.code()).isEqualTo("git_url_not_allowed");
        assertThat(fault.message()).contains("git.example.org").doesNotContain("10.1.2.3");
    }

    @Test
    @DisplayName("T3 a name that leads outside first and inside then is refused; each address used is the one judged")
    void refusesRebinding() throws IOException, InterruptedException {
        new BareRepository(base.resolve("served/x.git")).commit("trunk", "First", "a.txt", "a");
        try (GitServer server = new GitServer(base.resolve("served"))) {
            List<String> lookups = new ArrayList<>();
            fixture.resolver = host -> {
                lookups.add(host);
                return List.of(InetAddress.getByName(lookups.size() == 1 ? "127.0.0.1" : "10.9.8.7"));
            };

            Fault fault = fixture.refusal(GitUrl.parse("http://git.example.org:" + server.port() + "/x.git"));

            assertThat(fault.code()).isEqualTo("git_url_not_allowed");
            assertThat(server.requests()).hasSize(1);
            assertThat(lookups).hasSize(2);
        }
    }

    static Stream<String> redirects() {
        return Stream.of(
                "http://10.0.0.1/x.git/info/refs?service=git-upload-pack",
                "https://169.254.169.254/x.git/info/refs?service=git-upload-pack",
                "http://[::ffff:192.168.0.1]/x.git/info/refs?service=git-upload-pack",
                "http://user:pass@127.0.0.1/x.git/info/refs?service=git-upload-pack");
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.MethodSource("redirects")
    @DisplayName("T3 a redirect to where the platform does not go is not followed")
    void refusesRedirectsInside(String location) throws IOException {
        try (ScriptedServer server = redirectingTo(location)) {
            // JGit itself refuses the form in brackets.
            assertThat(fixture.refusal(urlOn(server)).code())
                    .isIn("git_url_not_allowed", location.contains("[") ? "git_failed" : "git_url_not_allowed");
            assertThat(server.heads()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/info/refs?service=git-upload-pack",
                "ftp://127.0.0.1/x.git/info/refs?service=git-upload-pack",
                "ssh://127.0.0.1/x.git/info/refs?service=git-upload-pack",
                "ext::sh -c id/info/refs",
                "/latest/meta-data",
                "not a url /info/refs"
            })
    @DisplayName("T3 a redirect to something that is no Git server is not followed")
    void refusesOddRedirects(String location) throws IOException {
        try (ScriptedServer server = redirectingTo(location)) {
            assertThat(fixture.refusal(urlOn(server)).code()).startsWith("git_");
            assertThat(server.heads()).hasSize(1);
        }
    }

    @Test
    @DisplayName("T3 redirects that go round in a circle end")
    void endsRedirectLoops() throws IOException {
        try (ScriptedServer server = redirectingTo("/x.git/info/refs?service=git-upload-pack")) {
            assertThat(fixture.refusal(urlOn(server)).code()).startsWith("git_");
            assertThat(server.heads()).hasSizeLessThan(10);
        }
    }

    @Test
    @DisplayName("T3 a token goes to the host that it was given for, and not along with a redirect")
    void keepsTheTokenFromOthers() throws IOException, InterruptedException {
        new BareRepository(base.resolve("served/x.git")).commit("trunk", "First", "a.txt", "a");
        try (GitServer other = new GitServer(base.resolve("served"));
                ScriptedServer server = redirectingTo(
                        "http://127.0.0.1:" + other.port() + "/x.git/info/refs?service=git-upload-pack")) {
            fixture.token = Optional.of("tok-Zq81vv");

            fixture.load(urlOn(server));

            assertThat(server.heads().getFirst()).contains("Authorization: Basic ");
            assertThat(other.requests()).isNotEmpty();
            assertThat(other.authorizations()).isEmpty();
        }
    }

    @Test
    @DisplayName("R10 a token that a server sends back in its errors is in no message and no cause")
    void repeatsNoToken() throws IOException {
        GitCredentials sent = GitCredentials.of(new dev.atelier.core.secret.Secret("tok-Zq81vv"));
        String echo = "tok-Zq81vv " + sent.basic();
        String packet = "ERR " + echo;
        String line = "%04x%s".formatted(packet.length() + 4, packet);
        List<String> answers = List.of(
                "HTTP/1.1 500 " + echo + "\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Type: " + echo + "\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Type: application/x-git-upload-pack-advertisement\r\n\r\n"
                        + "001e# service=git-upload-pack\n0000" + line);
        for (String answer : answers) {
            try (ScriptedServer server = ScriptedServer.saying(answer)) {
                fixture.token = Optional.of("tok-Zq81vv");

                FaultException fault = catchThrowableOfType(FaultException.class, () -> fixture.load(urlOn(server)));

                java.io.StringWriter everything = new java.io.StringWriter();
                fault.printStackTrace(new java.io.PrintWriter(everything));
                assertThat(everything.toString())
                        .doesNotContain("tok-Zq81vv")
                        .doesNotContain(sent.basic().substring(6));
            }
        }
    }

    @Test
    @DisplayName("T3 a server that speaks the old protocol only is refused; nothing else on it is asked for")
    void refusesTheDumbProtocol() throws IOException {
        try (ScriptedServer server = ScriptedServer.saying(
                "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n" + "a".repeat(40) + "\trefs/heads/main\n")) {
            assertThat(fixture.refusal(urlOn(server)).code()).isEqualTo("git_no_repository");
            assertThat(server.heads()).allMatch(head -> head.startsWith("GET /x.git/info/refs?service="));
        }
    }

    @Test
    @DisplayName("T3 an answer that is compressed, and could unpack to anything, is not unpacked")
    void refusesCompression() throws IOException {
        try (ScriptedServer server =
                ScriptedServer.saying("HTTP/1.1 200 OK\r\nContent-Type: application/x-git-upload-pack-advertisement\r\n"
                        + "Content-Encoding: gzip\r\n\r\nxx")) {
            assertThat(fixture.refusal(urlOn(server)).code()).startsWith("git_");
            assertThat(server.heads()).noneMatch(head -> head.contains("Accept-Encoding"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 200 OK\r\n",
                "HTTP/1.1 200 OK\r\nContent-Type: application/x-git-upload-pack-advertisement\r\n\r\n001e# serv"
            })
    @DisplayName("T3 a server that never ends is left when the time is over")
    void endsInTime(String beginning) throws IOException {
        fixture.settings = new GitSettings(true, List.of(), Duration.ofMillis(300), 50 << 20);
        try (ScriptedServer server = ScriptedServer.hangingAfter(beginning)) {
            assertThat(fixture.refusal(urlOn(server)).code()).isEqualTo("git_timeout");
        }
    }

    @Test
    @DisplayName("T5 a clone that is interrupted while it waits ends at once, and leaves nothing behind")
    void canBeCancelled() throws IOException, InterruptedException {
        try (ScriptedServer server = ScriptedServer.hangingAfter("")) {
            AtomicReference<Throwable> thrown = new AtomicReference<>();
            Thread importing = Thread.ofPlatform().start(() -> {
                try {
                    fixture.load(urlOn(server));
                } catch (RuntimeException e) {
                    thrown.set(e);
                }
            });

            server.awaitRequest();
            importing.interrupt();
            importing.join();

            assertThat(thrown.get())
                    .isInstanceOfSatisfying(
                            FaultException.class,
                            fault -> assertThat(fault.fault().code()).isEqualTo("cancelled"));
            fixture.assertNothingIsLeft();
        }
    }

    @Test
    @DisplayName("T3 an endless list of branches is not kept in memory")
    void limitsTheTalk() throws IOException {
        String ref = "003d" + "a".repeat(40) + " refs/heads/x\n";
        try (ScriptedServer server = new ScriptedServer((head, in, out) -> {
            out.write(("HTTP/1.1 200 OK\r\nContent-Type: application/x-git-upload-pack-advertisement\r\n\r\n"
                            + "001e# service=git-upload-pack\n0000")
                    .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            byte[] many = ref.replace("003d", "%04x".formatted(ref.length()))
                    .repeat(1000)
                    .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
            while (true) {
                out.write(many);
            }
        })) {
            assertThat(fixture.refusal(urlOn(server)).code()).isIn("repository_too_large", "repository_damaged");
        }
    }

    private static GitUrl urlOn(ScriptedServer server) {
        return GitUrl.parse("http://127.0.0.1:" + server.port() + "/x.git");
    }

    private static ScriptedServer redirectingTo(String location) throws IOException {
        return ScriptedServer.saying("HTTP/1.1 302 Found\r\nLocation: " + location + "\r\nContent-Length: 0\r\n\r\n");
    }
}
