package dev.atelier.core.source.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.atelier.core.fault.FaultException;
import dev.atelier.core.fault.FaultKind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitUrlTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "ext::sh -c touch% /tmp/x",
                "ext::sh",
                "fd::17",
                "transport::https://example.org/x",
                "-u./payload",
                "--upload-pack=touch /tmp/x",
                "-oProxyCommand=x",
                "ssh://git@example.org/x.git",
                "ssh://-oProxyCommand=x/y",
                "git@github.com:org/repo.git",
                "host:path",
                "git://example.org/x.git",
                "ftp://example.org/x.git",
                "gopher://example.org/x",
                "jar:file:///x!/y",
                "file://other-host/share/x.git",
                "/srv/git/x.git",
                "../x.git",
                "https://user@example.org/x.git",
                "https://user:secret@example.org/x.git",
                "https://:@example.org/x.git",
                "https://example.org@evil.example/x.git",
                "https://example.org\\@evil.example/x.git",
                "https:///x.git",
                "https:/example.org/x.git",
                "https:example.org/x.git",
                "https://",
                "https://example.org",
                "https://example.org/",
                "https://example.org/x.git?service=git-upload-pack",
                "https://example.org/x.git#fragment",
                "https://example.org/a b.git",
                "https://example.org/a\nb.git",
                "https://example.org/a\0b.git",
                "https://example.org/a%0ab.git",
                "https://example.org/a%00b.git",
                "https://example.org/a%2f..%2fb.git",
                "https://example.org/../b.git",
                "https://example.org/a/../../b.git",
                "https://example.org/-u/x.git",
                "https://exämple.org/x.git",
                "https://example.org:99999/x.git",
                "https://example.org:0/x.git",
                "https://127.2/x/y.git",
                "https://exa_mple..org/x.git",
                "https://[fe80::1%25eth0]/x.git",
                "https://[not-an-address]/x.git"
            })
    @DisplayName("T2 T3 what is no plain address of a repository is refused before anything is opened")
    void refuses(String text) {
        FaultException refused = catchThrowableOfType(FaultException.class, () -> GitUrl.parse(text));

        assertThat(refused).isNotNull();
        assertThat(refused.fault().code()).isEqualTo("bad_git_url");
        assertThat(refused.fault().kind()).isEqualTo(FaultKind.USER);
        assertThat(refused.fault().message()).doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://github.com/org/repo",
                "https://github.com/org/repo.git",
                "https://gitlab.example.org:8443/group/sub.group/repo-name.git/",
                "HTTPS://Example.ORG/~user/x.git",
                "http://example.org/x.git",
                "https://[2001:db8::1]:8080/x.git",
                "file:///srv/git/x.git"
            })
    @DisplayName("T3 the addresses that forges show are taken")
    void takes(String text) {
        assertThat(GitUrl.parse(text)).hasToString(text);
    }

    @org.junit.jupiter.api.Test
    @DisplayName("T3 an endless address is refused")
    void refusesEndless() {
        String text = "https://example.org/" + "a".repeat(5000);

        assertThat(catchThrowableOfType(FaultException.class, () -> GitUrl.parse(text)))
                .isNotNull();
    }
}
