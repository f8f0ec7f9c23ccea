package dev.atelier.core.model.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.model.ModelException;
import dev.atelier.core.model.ModelFailure;
import dev.atelier.core.model.ModelName;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureReadingTest {
    private final FailureReading reading = new FailureReading(new ModelName("openai", "m"), "ATELIER_OPENAI_API_KEY");

    @ParameterizedTest
    @CsvSource({
        "400, This model's maximum context length is 8192 tokens, CONTEXT_TOO_LONG",
        "400, prompt is too long: 210000 tokens > 200000 maximum, CONTEXT_TOO_LONG",
        "400, Your credit balance is too low to access the API, QUOTA_SPENT",
        "429, insufficient_quota, QUOTA_SPENT",
        "429, slow down, RATE_LIMITED",
        "529, overloaded_error, OVERLOADED",
        "504, gateway, TIMED_OUT",
        "422, what is this, REFUSED"
    })
    void readsWhatTheProviderMeans(int status, String body, ModelFailure expected) {
        ModelException exception = reading.of(new CallFailure.Answered(status, Optional.empty(), body));

        assertThat(exception.failure()).isEqualTo(expected);
        assertThat(exception).hasMessageContaining("openai:m").hasMessageContaining("HTTP " + status);
    }

    @Test
    void aRejectedKeyNamesTheSetting() {
        assertThat(reading.of(new CallFailure.Answered(401, Optional.empty(), "")))
                .hasMessageContaining("ATELIER_OPENAI_API_KEY");
    }

    @Test
    void retryAfterIsSecondsOrADate() {
        String inAnHour = ZonedDateTime.now(ZoneOffset.UTC).plusHours(1).format(DateTimeFormatter.RFC_1123_DATE_TIME);

        assertThat(FailureReading.retryAfter("3")).contains(Duration.ofSeconds(3));
        assertThat(FailureReading.retryAfter("0.5")).contains(Duration.ofMillis(500));
        assertThat(FailureReading.retryAfter(inAnHour).orElseThrow())
                .isBetween(Duration.ofMinutes(50), Duration.ofMinutes(61));
        assertThat(FailureReading.retryAfter("Fri, 31 Dec 1999 23:59:59 GMT")).contains(Duration.ZERO);
        assertThat(FailureReading.retryAfter("soon")).isEmpty();
    }
}
