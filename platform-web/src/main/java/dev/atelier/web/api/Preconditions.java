package dev.atelier.web.api;

import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultException;
import dev.atelier.core.fault.FaultKind;
import dev.atelier.core.source.ContentHash;
import dev.atelier.web.problem.Problem;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a client says that it has seen of a file, by {@code If-Match} and {@code If-None-Match} (RFC 9110, 13.1). */
final class Preconditions {
    private static final int FAILED = 412;
    private static final int REQUIRED = 428;
    private static final Set<String> FAILURES = Set.of("file_changed", "path_taken");

    private Preconditions() {}

    /** The content that is to be replaced; empty if there is to be none. Nothing is overwritten without either. */
    static Optional<ContentHash> expected(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
        if (ifMatch != null) {
            return Optional.of(hash(ifMatch));
        }
        if ("*".equals(ifNoneMatch)) {
            return Optional.empty();
        }
        throw missing().asException();
    }

    static ContentHash expected(@Nullable String ifMatch) {
        return expected(ifMatch, null).orElseThrow();
    }

    static String tag(ContentHash hash) {
        return "\"" + hash + "\"";
    }

    /** Faults about a precondition have statuses of their own; all others are as everywhere. */
    static Response answer(FaultException thrown) {
        Fault fault = thrown.fault();
        if (FAILURES.contains(fault.code())) {
            return ProblemResponse.of(Problem.of(fault, FAILED));
        }
        if (fault.code().equals(missing().code())) {
            return ProblemResponse.of(Problem.of(fault, REQUIRED));
        }
        throw thrown;
    }

    private static ContentHash hash(String tag) {
        String text = tag.strip();
        boolean quoted = text.length() > 2 && text.startsWith("\"") && text.endsWith("\"");
        return new ContentHash(quoted ? text.substring(1, text.length() - 1) : text);
    }

    private static Fault missing() {
        return Fault.of(
                FaultKind.USER,
                "precondition_required",
                "Say what you have seen: If-Match with the ETag of the file as you read it, or If-None-Match: * for a new"
                        + " file.");
    }
}
