package dev.atelier.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultKind;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemTest {

    @Test
    @DisplayName("R10 a fault becomes problem details with its own code and words")
    void members() throws Exception {
        var json = new ObjectMapper()
                .readTree(Problem.of(Fault.retriable(FaultKind.LIMIT, "queue_full", "Too many wait already."))
                        .json());

        assertThat(json.get("type").asText()).isEqualTo("/problems/queue_full");
        assertThat(json.get("status").asInt()).isEqualTo(429);
        assertThat(json.get("code").asText()).isEqualTo("queue_full");
        assertThat(json.get("detail").asText()).isEqualTo("Too many wait already.");
        assertThat(json.get("retriable").asBoolean()).isTrue();
        assertThat(json.get("title").asText()).isNotBlank();
        assertThat(json.get("instance").asText()).startsWith("urn:uuid:");
    }

    @ParameterizedTest
    @DisplayName("R10 whose turn it is decides the status")
    @CsvSource({
        "USER, 400",
        "UNAUTHENTICATED, 401",
        "FORBIDDEN, 403",
        "NOT_FOUND, 404",
        "CONFLICT, 409",
        "TOO_LARGE, 413",
        "LIMIT, 409",
        "OUTSIDE, 502",
        "PLATFORM, 500"
    })
    void status(FaultKind kind, int expected) {
        assertThat(Problem.statusOf(Fault.of(kind, "some_code", "Some words."))).isEqualTo(expected);
    }

    @Test
    @DisplayName("R10 a limit that passes says when to try again, and nothing else does")
    void retryAfter() {
        assertThat(Problem.of(Fault.retriable(FaultKind.LIMIT, "queue_full", "Full."))
                        .retryAfter())
                .hasValue(5);
        for (Fault fault : List.of(
                Fault.of(FaultKind.TOO_LARGE, "too_large", "Large."),
                Fault.of(FaultKind.LIMIT, "too_many_tokens", "Many."))) {
            assertThat(Problem.of(fault).retryAfter()).isEmpty();
            assertThat(Problem.of(fault).status()).isNotEqualTo(429);
        }
        assertThat(Problem.of(Fault.retriable(FaultKind.PLATFORM, "sandbox_lost", "Gone."))
                        .retryAfter())
                .isEmpty();
    }
}
