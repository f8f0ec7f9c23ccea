package dev.atelier.core.source.git;

import dev.atelier.core.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Who asks a Git server, for the one host that they were given for.
 *
 * @param user what the server wants to see as a name beside a token
 */
public record GitCredentials(String user, Secret token) {
    /** GitHub's name for it; the others take any. */
    private static final String ANYBODY = "x-access-token";

    public GitCredentials {
        if (!user.matches("[A-Za-z0-9._-]{1,100}")) {
            throw new IllegalArgumentException("not a name beside a token");
        }
    }

    public static GitCredentials of(Secret token) {
        return new GitCredentials(ANYBODY, token);
    }

    /** The value of the header field; as secret as the token. */
    String basic() {
        byte[] both = (user + ":" + token.reveal()).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(both);
    }

    /** A text without the token, in both forms in which it is sent. */
    String redact(String text) {
        return text.replace(basic().substring("Basic ".length()), "[secret]").replace(token.reveal(), "[secret]");
    }
}
