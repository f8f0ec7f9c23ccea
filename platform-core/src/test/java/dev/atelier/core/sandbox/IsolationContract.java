package dev.atelier.core.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** That what runs inside cannot get out, or at anybody else. */
interface IsolationContract {
    Workshop workshop();

    @Test
    @DisplayName("X16 R9 commands have no rights: not root, no capabilities, no new privileges, a system-call filter")
    default void noRights() throws InterruptedException {
        String status = Recorded.outputOf(workshop().open("rights"), "cat", "/proc/self/status");

        assertThat(status)
                .containsPattern("Uid:\\s+[1-9]\\d*\\s+[1-9]\\d*\\s+[1-9]\\d*\\s+[1-9]\\d*")
                .containsPattern("Gid:\\s+[1-9]")
                .containsPattern("CapPrm:\\s+0{16}\\n")
                .containsPattern("CapEff:\\s+0{16}\\n")
                .containsPattern("CapBnd:\\s+0{16}\\n")
                .containsPattern("CapAmb:\\s+0{16}\\n")
                .containsPattern("NoNewPrivs:\\s+1")
                .containsPattern("Seccomp:\\s+2");
    }

    @Test
    @DisplayName("X16 only the work tree and scratch space can be written")
    default void readOnlyRoot() throws InterruptedException {
        String written = Recorded.outputOf(
                workshop().open("readonly"),
                "sh",
                "-c",
                "for d in / /etc /usr /usr/local/bin /opt/atelier/daemon /run /dev /var /root /home /workspace /tmp; do"
                        + " touch $d/mark 2>/dev/null && echo $d; done");

        assertThat(written.lines()).containsExactly("/workspace", "/tmp");
        assertThat(workshop().workTree("readonly").resolve("mark")).exists();
    }

    @Test
    @DisplayName("X16 nothing of the platform's environment leaks into commands")
    default void cleanEnvironment() throws InterruptedException {
        List<String> inside =
                Recorded.outputOf(workshop().open("env"), "env").lines().toList();

        assertThat(inside).anyMatch(line -> line.startsWith("PATH="));
        Map<String, String> platform = System.getenv();
        assertThat(inside)
                .filteredOn(line -> !line.startsWith("LANG=") && !line.startsWith("TZ=") && !line.startsWith("PWD="))
                .noneMatch(line -> platform.containsKey(line.substring(0, line.indexOf('=')))
                        && line.endsWith("=" + platform.get(line.substring(0, line.indexOf('=')))));
        assertThat(String.join("\n", inside)).doesNotContain(workshop().home().toString());
    }

    @Test
    @DisplayName("X16 no network: not the machine's own servers, not the metadata address, no other interface")
    default void noNetwork() throws IOException, InterruptedException {
        try (ServerSocket host = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Sandbox sandbox = workshop().open("network");
            Recorded recorded = new Recorded();
            String local = "127.0.0.1:" + host.getLocalPort();

            sandbox.run(Scripts.connect(local, "169.254.169.254:80", "172.17.0.1:80", "1.1.1.1:443"), recorded);

            assertThat(recorded.out().lines())
                    .containsExactlyInAnyOrder(
                            local + " refused",
                            "169.254.169.254:80 refused",
                            "172.17.0.1:80 refused",
                            "1.1.1.1:443 refused");
            assertThat(Recorded.outputOf(sandbox, "sh", "-c", "tail -n +3 /proc/net/dev | cut -d: -f1 | tr -d ' '"))
                    .isEqualTo("lo");
        }
    }

    @Test
    @DisplayName("X16 no container engine, no file of the machine, no way to the platform's own sockets")
    default void nothingOfTheMachine() throws IOException, InterruptedException {
        Path secret = Files.writeString(workshop().home().resolve("secret"), "s3cret-of-the-platform");
        Sandbox sandbox = workshop().open("machine");

        Recorded recorded = new Recorded();
        sandbox.run(
                Scripts.shell("cat " + secret + "; ls -A /root; ls -A /home; cat /etc/shadow; ls /run/sbx"), recorded);
        assertThat(recorded.out()).isBlank();

        recorded = new Recorded();
        sandbox.run(
                Scripts.connect("/var/run/docker.sock", "/run/docker.sock", "/run/containerd/containerd.sock"),
                recorded);
        assertThat(recorded.out().lines()).hasSize(3).allMatch(line -> line.endsWith("refused"));
    }

    @Test
    @DisplayName("X16 no new namespaces, mounts or kernel keys")
    default void noKernelDoors() throws InterruptedException {
        Sandbox sandbox = workshop().open("kernel");

        for (String attempt :
                List.of("unshare -U true", "unshare -Ur true", "unshare -n true", "mount -t tmpfs x /tmp")) {
            assertThat(sandbox.run(Scripts.shell(attempt), CommandOutput.ignored())
                            .succeeded())
                    .as(attempt)
                    .isFalse();
        }
    }

    @Test
    @DisplayName("X16 two sandboxes see nothing of each other: processes, files, servers, sockets")
    default void twoSandboxes() throws IOException, InterruptedException {
        Sandbox one = workshop().open("one");
        Sandbox two = workshop().open("two");
        one.startService(Scripts.devServer());
        Awaitility.await().until(() -> one.serviceStatus(Service.DEV).state() == ServiceStatus.State.RUNNING);
        Files.writeString(workshop().workTree("one").resolve("secret"), "of one");

        Recorded recorded = new Recorded();
        two.run(Scripts.connect("127.0.0.1:" + Scripts.DEV_PORT, one.devSocket().toString()), recorded);
        assertThat(recorded.out().lines()).hasSize(2).allMatch(line -> line.endsWith("refused"));
        assertThat(Recorded.outputOf(two, "sh", "-c", "cat /proc/[0-9]*/cmdline | tr '\\0' ' '"))
                .doesNotContain("createServer");
        assertThat(Recorded.outputOf(two, "ls", "-A", "/workspace")).isEmpty();
    }

    @Test
    @DisplayName("X16 links planted among the sockets lead the platform nowhere")
    default void plantedLinks() throws IOException, InterruptedException {
        Sandbox victim = workshop().open("victim");
        victim.startService(Scripts.devServer());
        Awaitility.await().until(() -> victim.serviceStatus(Service.DEV).state() == ServiceStatus.State.RUNNING);
        Sandbox attacker = workshop().open("attacker");

        attacker.run(
                Scripts.shell("cd /run/sbx; rm -f *; ln -sf " + victim.devSocket() + " dev.sock; ln -sf "
                        + victim.devSocket() + " exec.sock; ln -sf /etc/passwd egress.sock; mkdir -p a/b"),
                CommandOutput.ignored());

        assertThat(UnixHttp.get(attacker.devSocket(), "/")).isEmpty();
        assertThat(Recorded.outputOf(attacker, "echo", "still itself")).isEqualTo("still itself");
        attacker.close();
        try (Stream<Path> left = Files.list(workshop().home().resolve("sbx"))) {
            assertThat(left).hasSize(1);
        }
    }
}
