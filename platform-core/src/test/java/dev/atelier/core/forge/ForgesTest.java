package dev.atelier.core.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.core.config.SettingException;
import dev.atelier.core.config.Settings;
import dev.atelier.core.net.Connector;
import dev.atelier.core.source.git.GitUrl;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ForgesTest {
    private static Forges with(String setting) {
        Settings settings = Settings.fromEnvironment(Map.of("ATELIER_FORGES", setting));
        return Forges.from(settings, Connector.from(settings));
    }

    @Test
    @DisplayName("T13 the well-known forges are known by their hosts, others by the administrator's word")
    void knowsForges() {
        Forges forges = with("git.example.org=gitea, code.example.org:8443=forgejo,lab.example.org=GitLab");

        assertThat(kind(forges, "https://github.com/o/r.git")).contains(ForgeKind.GITHUB);
        assertThat(kind(forges, "https://GitHub.com/o/r")).contains(ForgeKind.GITHUB);
        assertThat(kind(forges, "https://gitlab.com/g/s/r")).contains(ForgeKind.GITLAB);
        assertThat(kind(forges, "https://codeberg.org/o/r")).contains(ForgeKind.GITEA);
        assertThat(kind(forges, "https://git.example.org/o/r")).contains(ForgeKind.GITEA);
        assertThat(kind(forges, "https://code.example.org:8443/o/r")).contains(ForgeKind.GITEA);
        assertThat(kind(forges, "https://lab.example.org/o/r")).contains(ForgeKind.GITLAB);
    }

    @Test
    @DisplayName("T13 hosts that only look like one are no forge: a token would go there")
    void isNotFooled() {
        Forges forges = with("git.example.org=gitea");

        assertThat(kind(forges, "https://github.com.evil.example/o/r")).isEmpty();
        assertThat(kind(forges, "https://evil.example/github.com/o/r")).isEmpty();
        assertThat(kind(forges, "https://github.com:8443/o/r")).isEmpty();
        assertThat(kind(forges, "http://github.com/o/r")).isEmpty();
        assertThat(kind(forges, "https://xgithub.com/o/r")).isEmpty();
        assertThat(kind(forges, "file:///srv/github.com/o/r")).isEmpty();
    }

    @Test
    @DisplayName("B21 a wrong setting stops the start, naming the key")
    void refusesWrongSettings() {
        for (String wrong : new String[] {"git.example.org", "git.example.org=svn", "=gitea", "a b=gitea"}) {
            assertThatThrownBy(() -> with(wrong))
                    .isInstanceOf(SettingException.class)
                    .hasMessageContaining("ATELIER_FORGES");
        }
    }

    private static Optional<ForgeKind> kind(Forges forges, String url) {
        return forges.kindOf(GitUrl.parse(url));
    }
}
