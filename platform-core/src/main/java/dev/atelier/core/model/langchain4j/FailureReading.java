package dev.atelier.core.model.langchain4j;

import dev.atelier.core.model.ModelException;
import dev.atelier.core.model.ModelFailure;
import dev.atelier.core.model.ModelName;
import java.net.http.HttpTimeoutException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/** Classifies what went wrong, and says it without repeating what the provider said: that may hold part of a key. */
final class FailureReading {
    private static final Pattern TOO_LONG = Pattern.compile(
            "(?i)context.?length|context.?window|prompt is too long|maximum context|too many (input )?tokens");
    private static final Pattern NO_MONEY = Pattern.compile("(?i)insufficient_quota|credit balance is too low|billing");

    private final ModelName model;
    private final String keySetting;

    FailureReading(ModelName model, String keySetting) {
        this.model = model;
        this.keySetting = keySetting;
    }

    ModelException of(CallFailure failure) {
        return switch (failure) {
            case CallFailure.Answered answered -> answered(answered);
            case CallFailure.Broken broken -> broken(broken.cause());
        };
    }

    /** For an error that the provider reported in the middle of a stream. */
    ModelException reported(Throwable error) {
        String text = String.valueOf(error.getMessage()).toLowerCase(Locale.ROOT);
        if (text.contains("overloaded")) {
            return exception(ModelFailure.OVERLOADED, "is overloaded", error);
        }
        if (text.contains("rate limit") || text.contains("rate_limit")) {
            return exception(ModelFailure.RATE_LIMITED, "limits how often it may be asked", error);
        }
        return exception(ModelFailure.BROKEN_ANSWER, "broke its answer off", error);
    }

    ModelException brokenOff(Throwable cause) {
        return exception(ModelFailure.BROKEN_ANSWER, "gave an answer that could not be read to its end", cause);
    }

    private ModelException answered(CallFailure.Answered answer) {
        ModelFailure failure = classify(answer.status(), answer.body());
        String what = switch (failure) {
            case RATE_LIMITED -> "limits how often it may be asked";
            case OVERLOADED -> "has trouble of its own";
            case TIMED_OUT -> "took too long";
            case UNAUTHORISED -> "rejects the key in " + keySetting;
            case QUOTA_SPENT -> "says that its account has no money left";
            case UNKNOWN_MODEL -> "is not known at that address";
            case CONTEXT_TOO_LONG -> "cannot take so long a request";
            case REFUSED, BROKEN_ANSWER, UNREACHABLE -> "refuses the request";
        };
        return new ModelException(
                failure,
                "The model " + model + " " + what + " (HTTP " + answer.status() + ").",
                answer.retryAfter().flatMap(FailureReading::retryAfter),
                null);
    }

    private static ModelFailure classify(int status, String body) {
        return switch (status) {
            case 401, 403 -> ModelFailure.UNAUTHORISED;
            case 402 -> ModelFailure.QUOTA_SPENT;
            case 404 -> ModelFailure.UNKNOWN_MODEL;
            case 408, 504 -> ModelFailure.TIMED_OUT;
            case 413 -> ModelFailure.CONTEXT_TOO_LONG;
            case 429 -> NO_MONEY.matcher(body).find() ? ModelFailure.QUOTA_SPENT : ModelFailure.RATE_LIMITED;
            default -> status >= 500 ? ModelFailure.OVERLOADED : refusal(body);
        };
    }

    private static ModelFailure refusal(String body) {
        if (TOO_LONG.matcher(body).find()) {
            return ModelFailure.CONTEXT_TOO_LONG;
        }
        return NO_MONEY.matcher(body).find() ? ModelFailure.QUOTA_SPENT : ModelFailure.REFUSED;
    }

    private ModelException broken(Exception cause) {
        if (cause instanceof TimeoutException || cause instanceof HttpTimeoutException) {
            return exception(ModelFailure.TIMED_OUT, "did not answer in time", cause);
        }
        return exception(ModelFailure.UNREACHABLE, "could not be reached, or the connection broke", cause);
    }

    private ModelException exception(ModelFailure failure, String what, Throwable cause) {
        return new ModelException(failure, "The model " + model + " " + what + ".", cause);
    }

    /** Seconds or a date (RFC 9110, section 10.2.3); what is neither is as if it were not there. */
    static Optional<Duration> retryAfter(String header) {
        try {
            return Optional.of(Duration.ofMillis(Math.max(0, (long) (Double.parseDouble(header) * 1000))));
        } catch (NumberFormatException notSeconds) {
            return retryAt(header);
        }
    }

    private static Optional<Duration> retryAt(String date) {
        try {
            Instant at = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration left = Duration.between(Instant.now(), at);
            return Optional.of(left.isNegative() ? Duration.ZERO : left);
        } catch (DateTimeException notDate) {
            return Optional.empty();
        }
    }
}
