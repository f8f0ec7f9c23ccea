package dev.atelier.core.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultException;
import dev.atelier.core.forge.PullRequests.Proposal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every forge promises, tried over HTTP with a real Git server beside it. */
abstract class ForgeContract {
    @TempDir
    Path base;

    ForgeFixture fixture;
    StandIn forge;

    abstract StandIn standIn(dev.atelier.core.source.git.GitServer git) throws IOException;

    @BeforeEach
    void cloneAndChange() throws IOException, InterruptedException {
        fixture = new ForgeFixture(base, this::standIn);
        forge = fixture.forge;
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    @DisplayName("T13 R8 a change becomes a branch and a pull request, with the words that were made for it")
    void opens() throws IOException, InterruptedException {
        PullRequest request = fixture.propose(StandIn.TOKEN);

        ChangeText text = fixture.text();
        assertThat(request.url().toString())
                .startsWith(forge.host() + "/" + forge.path)
                .endsWith("/1");
        assertThat(request.number()).isEqualTo(1);
        assertThat(forge.opened)
                .containsExactly(new StandIn.Opened(
                        text.title(), text.body(), text.branch().value(), "trunk"));
        assertThat(fixture.repository.git(
                        "log", "-1", "--format=%B", text.branch().value()))
                .startsWith("Make the header green")
                .contains("Agent: builder")
                .contains("a.txt (changed, +1 -1)");
        assertThat(fixture.steps)
                .containsExactly("pushing " + text.branch(), "pushed " + text.branch(), "opened " + request.url());
    }

    @Test
    @DisplayName("T13 doing it again finds the branch and the pull request instead of doubling them")
    void opensOnce() {
        PullRequest first = fixture.propose(StandIn.TOKEN);

        PullRequest second = fixture.propose(StandIn.TOKEN);

        assertThat(second).isEqualTo(first);
        assertThat(forge.opened).hasSize(1);
    }

    @Test
    @DisplayName("T13 a pull request that was opened between looking and opening is found")
    void survivesARace() {
        forge.racing = true;

        assertThat(fixture.propose(StandIn.TOKEN).number()).isEqualTo(1);
        assertThat(forge.opened).hasSize(1);
    }

    @Test
    @DisplayName("T13 the pull request can be for another branch than the default one")
    void opensIntoAnotherBranch() {
        fixture.into = Optional.of("release/1.x");

        fixture.propose(StandIn.TOKEN);

        assertThat(forge.opened.getFirst().into()).isEqualTo("release/1.x");
    }

    @Test
    @DisplayName("T13 a token that the forge does not know, or that may only read, changes nothing")
    void needsARight() throws IOException, InterruptedException {
        assertThat(refusal("tok-unknown").code()).isEqualTo("forge_token_rejected");

        forge.writable = false;
        assertThat(refusal(StandIn.TOKEN).code()).isEqualTo("forge_forbidden");

        assertThat(fixture.repository.git("branch", "--list", "atelier/*")).isEmpty();
        assertThat(forge.opened).isEmpty();
    }

    @Test
    @DisplayName("T13 nothing changed, nothing proposed")
    void needsAChange() {
        Proposal proposal = fixture.proposal(fixture.imported.first());

        FaultException refused =
                catchThrowableOfType(FaultException.class, () -> fixture.propose(proposal, StandIn.TOKEN));

        assertThat(refused.fault().code()).isEqualTo("nothing_to_propose");
        assertThat(forge.requests).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "401, forge_token_rejected, false",
        "403, forge_forbidden, false",
        "404, forge_not_found, false",
        "410, forge_not_found, false",
        "422, forge_refused, false",
        "429, forge_busy, true",
        "500, forge_failed, true",
        "502, forge_failed, true",
        "503, forge_failed, true",
        "301, forge_failed, true"
    })
    @DisplayName("T13 R10 whatever a forge answers becomes a stable code, without the token")
    void mapsFailures(int status, String code, boolean retriable) {
        forge.canned = Optional.of(
                new StandIn.Canned(status, Map.of(), "{\"message\":\"no " + StandIn.TOKEN + " \\u001b[31m\"}"));

        Fault fault = refusal(StandIn.TOKEN);

        assertThat(fault.code()).isEqualTo(code);
        assertThat(fault.retriable()).isEqualTo(retriable);
        assertThat(fault.message()).doesNotContain(StandIn.TOKEN).doesNotContain("\u001b");
    }

    @Test
    @DisplayName("R11 a forge that wants to be left in peace for a while says for how long")
    void tellsTheWait() {
        forge.canned = Optional.of(new StandIn.Canned(429, Map.of("Retry-After", "37"), "{}"));
        assertThat(refusal(StandIn.TOKEN).message()).contains("in 37 seconds");

        forge.canned = Optional.of(new StandIn.Canned(403, Map.of("X-RateLimit-Remaining", "0"), "{}"));
        assertThat(refusal(StandIn.TOKEN).code()).isEqualTo("forge_busy");
    }

    @Test
    @DisplayName("T13 an answer that makes no sense is no success, and no address for a browser to run")
    void refusesNonsense() {
        for (String body : new String[] {
            "",
            "not json",
            "[]",
            "{}",
            "\"text\"",
            "{\"default_branch\":\"-u\",\"full_name\":\"a/b\",\"path_with_namespace\":\"a/b\"}"
        }) {
            forge.canned = Optional.of(new StandIn.Canned(200, Map.of(), body));
            assertThat(refusal(StandIn.TOKEN).code()).isIn("forge_failed", "bad_git_ref");
        }
    }

    @Test
    @DisplayName("T3 a forge does not lead the platform, or the token, anywhere else by a redirect")
    void followsToNowhereElse() {
        forge.canned =
                Optional.of(new StandIn.Canned(302, Map.of("Location", "http://169.254.169.254/latest/meta-data"), ""));

        assertThat(refusal(StandIn.TOKEN).code()).isEqualTo("forge_failed");
        assertThat(forge.requests).hasSize(1);
    }

    @Test
    @DisplayName("T13 the token lies nowhere afterwards")
    void keepsNoToken() throws IOException {
        fixture.propose(StandIn.TOKEN);

        assertThat(fixture.isAnywhere(StandIn.TOKEN)).isFalse();
    }

    private Fault refusal(String token) {
        FaultException refused = catchThrowableOfType(FaultException.class, () -> fixture.propose(token));
        assertThat(refused).isNotNull();
        return refused.fault();
    }
}
